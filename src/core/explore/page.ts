import { escapeXml, withCode } from '../growth/words.ts';
import { describeEdge, edgesOf, headline, type Schedule } from './schedule.ts';
import { stepTable } from './stepTable.ts';
import { waitGraph } from './waitGraph.ts';

/** The inside of the schedule view: what went wrong, who waits for whom, and the steps; `note` says how a replay went. */
export function schedulePage(title: string, schedule: Schedule, note: string | null = null): string {
  const footer = [schedule.coverage === null ? null : escapeXml(schedule.coverage), schedule.schedule === null ? null : `as text: <code>${escapeXml(schedule.schedule)}</code>`];
  return [
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="summary">${withCode(headline(schedule))}</p>`,
    note === null ? '' : `<p class="note" role="status">${escapeXml(note)}</p>`,
    schedule.schedule === null
      ? ''
      : '<p class="actions"><button data-action="replay">Replay this schedule</button> <button data-action="debug" class="secondary">Debug this schedule</button></p>',
    waiting(schedule),
    '<h2>What happened, step by step</h2>',
    '<p class="quiet">↑ and ↓ step through it and show the line in your file; Enter or a click goes there.</p>',
    stepTable(schedule),
    `<p class="quiet footer">${footer.filter((text) => text !== null).join(' · ')}</p>`,
  ].join('\n');
}

function waiting(schedule: Schedule): string {
  const edges = edgesOf(schedule);
  if (edges.length === 0) return '';
  const sentences = edges.map((edge) => {
    const line = edge.line === null ? '' : ` data-line="${String(edge.line)}"`;
    return `<li><a href="#"${line}>${escapeXml(describeEdge(edge))}</a></li>`;
  });
  return `<h2>Who waits for whom</h2><figure class="waits">${waitGraph(edges)}</figure><ul class="edges">${sentences.join('')}</ul>`;
}
