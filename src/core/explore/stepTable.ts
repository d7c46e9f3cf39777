import { escapeXml, withCode } from '../growth/words.ts';
import { describeStep, threadNames, type Schedule, type ScheduleStep } from './schedule.ts';

/** Colours that threads and locks take by turns; `media/report.css` has as many. */
const COLOURS = 6;
/** Locks drawn side by side in one column. */
const BARS = 4;

/** What each thread holds while some step is made. */
type Held = ReadonlyMap<string, readonly string[]>;

interface Layout {
  readonly names: readonly string[];
  readonly locks: readonly string[];
}

/** One column a thread, time downwards; bars beside the steps show for how long each lock is held. */
export function stepTable(schedule: Schedule): string {
  const { steps } = schedule;
  const layout: Layout = { names: threadNames(schedule), locks: [...new Set(steps.flatMap(({ held }) => held))] };
  const heading = layout.names.map((name, index) => `<th scope="col" class="thread colour-${String(index % COLOURS)}">${escapeXml(name)}</th>`).join('');
  let held: Held = new Map();
  const rows = steps.map((step, index) => {
    held = new Map(held).set(step.thread, step.op === 'end' ? [] : step.held);
    return row(step, steps[index - 1], held, layout);
  });
  return [
    legend(layout.locks),
    `<table class="schedule threads-${String(Math.min(layout.names.length, COLOURS))} bars-${String(Math.min(BARS, Math.max(0, ...steps.map((step) => step.held.length))))}" aria-label="Steps of the threads, first to last">`,
    `<thead><tr><th scope="col" class="number">step</th>${heading}</tr></thead>`,
    `<tbody>${rows.join('\n')}${ending(schedule, layout)}</tbody></table>`,
  ].join('\n');
}

function legend(locks: readonly string[]): string {
  if (locks.length === 0) return '';
  const items = locks.map((lock, index) => `<li><i class="swatch ${colour(index)}"></i>${escapeXml(lock)}</li>`);
  return `<ul class="legend" aria-label="Locks">${items.join('')}</ul>`;
}

function row(step: ScheduleStep, before: ScheduleStep | undefined, held: Held, { locks, names }: Layout): string {
  const switched = before !== undefined && before.thread !== step.thread;
  const cells = names.map((name, index) => {
    const bars = barsOf(held.get(name) ?? [], locks);
    return name === step.thread ? `<td class="acts colour-${String(index % COLOURS)}">${bars}${act(step)}</td>` : `<td>${bars}</td>`;
  });
  const preempted = switched && before.preempted ? preemption(before.thread, step.thread, names.length) : '';
  const first = before === undefined;
  const attributes = [
    `tabindex="${first ? '0' : '-1'}"`,
    ...(switched ? ['class="switch"'] : []),
    ...(step.line === null ? [] : [`data-line="${String(step.line)}"`]),
    `aria-label="${escapeXml(spoken(step, switched && before.preempted ? before.thread : null))}"`,
  ];
  return `${preempted}<tr ${attributes.join(' ')}><th scope="row" class="number">${String(step.step)}</th>${cells.join('')}</tr>`;
}

function act(step: ScheduleStep): string {
  const { op, name, value } = describeStep(step);
  const line = `<span class="line">${step.line === null ? '' : String(step.line)}</span> `;
  // Long names break behind a dot, and a value stays in one piece.
  const code = [escapeXml(name).replaceAll('.', '.<wbr>'), escapeXml(value)].filter((text) => text !== '').map((text) => ` <code>${text}</code>`);
  return `${line}<span class="op">${escapeXml(op)}</span>${code.join('')}`;
}

/** The row in words, for whoever does not see the columns, the bars, and the mark of a preemption. */
function spoken(step: ScheduleStep, preempted: string | null): string {
  const { op, name, value } = describeStep(step);
  const before = preempted === null ? '' : `${preempted} is preempted. `;
  const line = step.line === null ? '' : `, line ${String(step.line)}`;
  const held = step.held.length === 0 ? '' : `, holds ${step.held.join(' and ')}`;
  return `${before}${step.thread}${line}: ${`${op} ${name} ${value}`.trim()}${held}`;
}

function preemption(from: string, to: string, columns: number): string {
  return `<tr class="preemption" aria-hidden="true"><td></td><td colspan="${String(columns)}"><span><i>${escapeXml(from)} is preempted here, ${escapeXml(to)} runs</i></span></td></tr>`;
}

function barsOf(held: readonly string[], locks: readonly string[]): string {
  const bars = held.slice(0, BARS).map((lock, index) => `<i class="bar place-${String(index)} ${colour(locks.indexOf(lock))}" title="holds ${escapeXml(lock)}"></i>`);
  return bars.join('');
}

function colour(index: number): string {
  return `lock-${String(Math.max(index, 0) % COLOURS)}`;
}

/** What it comes to, as the last row. */
function ending({ line, summary, thread, waitFor }: Schedule, { names }: Layout): string {
  // The suite's own thread, which looks at what came out, has no column.
  const place = [names.find((name) => name === thread) ?? '', line === null || line === undefined ? '' : `line ${String(line)}`].filter((word) => word !== '').join(', ');
  const target = line === null || line === undefined ? '' : ` data-line="${String(line)}"`;
  const text = `${place === '' ? '' : `${place}: `}${waitFor.length > 0 ? 'nobody can go on' : summary}`;
  return `<tr class="ending" tabindex="-1"${target} aria-label="${escapeXml(text.replaceAll('`', ''))}"><th scope="row" class="number">✗</th><td colspan="${String(names.length)}">${withCode(text)}</td></tr>`;
}
