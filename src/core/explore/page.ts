import { escapeXml } from '../growth/words.ts';
import { describeEdge, type Schedule } from './schedule.ts';
import { stepTable } from './stepTable.ts';
import { waitGraph } from './waitGraph.ts';

/** The inside of the schedule view: what went wrong, who waits for whom, and the steps; `note` says how a replay went. */
export function schedulePage(title: string, schedule: Schedule, note: string | null = null): string {
  const footer = [schedule.coverage, schedule.schedule].filter((text) => text !== null).map((text) => `<span>${escapeXml(text)}</span>`);
  return [
    `<h1>${escapeXml(title)}</h1>`,
    `<p class="summary">${withCode(schedule.summary)}</p>`,
    note === null ? '' : `<p class="note" role="status">${escapeXml(note)}</p>`,
    schedule.schedule === null
      ? ''
      : '<p class="actions"><button data-action="replay">Replay this schedule</button> <button data-action="debug" class="secondary">Debug this schedule</button></p>',
    waiting(schedule),
    '<h2>What happened, step by step</h2>',
    '<p class="quiet">↑ and ↓ step through it and show the line in your file; Enter or a click goes there.</p>',
    stepTable(schedule),
    `<p class="quiet footer">${footer.join(' · ')}</p>`,
  ].join('\n');
}

function waiting({ waitFor }: Schedule): string {
  if (waitFor.length === 0) return '';
  const sentences = waitFor.map((edge) => {
    const line = edge.line === null ? '' : ` data-line="${String(edge.line)}"`;
    return `<li><a href="#"${line}>${escapeXml(describeEdge(edge))}</a></li>`;
  });
  return `<h2>Who waits for whom</h2><figure class="waits">${waitGraph(waitFor)}</figure><ul class="edges">${sentences.join('')}</ul>`;
}

/** Names in backticks as code, like Markdown. */
function withCode(text: string): string {
  return escapeXml(text).replaceAll(/`([^`\n]+)`/gu, '<code>$1</code>');
}
