import type { Write } from '../machine/processes.ts';
import { add, NONE, sentence, type Counts } from './counts.ts';
import type { Part, PartResult, Watcher } from './schedule.ts';

/** Enough for a failed part to show its failures; the whole stands in its file. */
const LINES_SHOWN = 200;

/** Tells on the console what goes on: everything when one part runs alone, else the logs of the parts that fail. */
export function consoleWatcher(everything: boolean, write: Write): Watcher {
  return {
    started: (part) => {
      write(`▶ ${part.title}\n`);
    },
    wrote: (_part: Part, text: string) => {
      if (everything) write(text);
    },
    ended: (result) => {
      const failed = result.counts.failed > 0;
      if (failed && !everything) write(lastLines(result.log));
      write(`${failed ? '✗' : '✓'} ${result.part.title}: ${told(result)}\n`);
    },
  };
}

/** The closing table and, last, the line that sums all tests up. */
export function table(results: readonly PartResult[]): string {
  const width = Math.max(...results.map(({ part }) => part.title.length));
  const rows = results.map((result) => `  ${result.counts.failed > 0 ? '✗' : '✓'} ${result.part.title.padEnd(width)}  ${told(result)}`);
  return `\n${rows.join('\n')}\n\n${sentence(sum(results))}\n`;
}

export function sum(results: readonly PartResult[]): Counts {
  return results.reduce((counts, result) => add(counts, result.counts), NONE);
}

function told({ counts, seconds }: PartResult): string {
  const time = `${seconds.toFixed(1)} s`;
  return counts === NONE ? `done, ${time}` : `${sentence(counts)}, ${time}`;
}

function lastLines(log: string): string {
  const lines = log.trimEnd().split('\n');
  const left = Math.max(0, lines.length - LINES_SHOWN);
  const note = left === 0 ? [] : [`… ${left} lines more in out/logs`];
  return `${[...note, ...lines.slice(left)].map((line) => `    ${line}`).join('\n')}\n`;
}
