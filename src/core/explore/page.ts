import { escapeXml } from '../growth/chart.ts';
import { describeStep, threadNames, type Schedule, type ScheduleStep } from './schedule.ts';

/** The inside of the schedule view: one column a thread, time downwards, locks held and preemptions marked. */
export function schedulePage(title: string, schedule: Schedule, replayable: boolean): string {
  const names = threadNames(schedule);
  const heading = names.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('');
  return [
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="summary">${escapeXml(schedule.summary)}</p>`,
    '<p>Step with the arrow keys; Enter or a click goes to the line.</p>',
    `<table class="schedule" role="grid" aria-label="Steps of the threads, first to last"><thead><tr><th scope="col">step</th>${heading}</tr></thead>`,
    `<tbody>${schedule.steps.map((step, index) => row(step, schedule.steps[index - 1], names)).join('')}</tbody></table>`,
    waiting(schedule),
    replayable ? '<p><button data-action="replay">Replay this schedule</button> <button data-action="debug">Debug this schedule</button></p>' : '',
    `<p class="quiet">${escapeXml([schedule.coverage, schedule.schedule].filter((text) => text !== null).join(' · '))}</p>`,
  ].join('\n');
}

function row(step: ScheduleStep, before: ScheduleStep | undefined, names: readonly string[]): string {
  const switched = before !== undefined && before.thread !== step.thread;
  const preempted = before?.preempted === true && switched;
  const cells = names.map((name) => {
    if (name !== step.thread) return '<td></td>';
    const held = step.held.length === 0 ? '' : `<span class="held" title="locks held">🔒 ${escapeXml(step.held.join(', '))}</span>`;
    const line = step.line === null ? '' : `<span class="line">line ${String(step.line)}</span> `;
    return `<td class="acts${held === '' ? '' : ' holding'}">${line}${escapeXml(describeStep(step))} ${held}</td>`;
  });
  const mark = preempted ? `<tr class="preemption"><td colspan="${String(names.length + 1)}">${escapeXml(before.thread)} is preempted here, ${escapeXml(step.thread)} runs</td></tr>` : '';
  const line = step.line === null ? '' : ` data-line="${String(step.line)}"`;
  return `${mark}<tr tabindex="0"${line} aria-label="${escapeXml(`${step.thread}: ${describeStep(step)}`)}"><th scope="row">${String(step.step)}</th>${cells.join('')}</tr>`;
}

function waiting({ waitFor }: Schedule): string {
  if (waitFor.length === 0) return '';
  const edges = waitFor.map(
    ({ from, line, resource, to, verb }) => {
      const what = verb === 'join' ? `<strong>${escapeXml(to)}</strong> to end` : `${escapeXml(resource)}, which <strong>${escapeXml(to)}</strong> holds`;
      return `<li><strong>${escapeXml(from)}</strong> waits for ${what}${line === null ? '' : ` (line ${String(line)})`}</li>`;
    },
  );
  return `<h2>Who waits for whom</h2><ul>${edges.join('')}</ul>`;
}
