import type { Write } from '../machine/processes.ts';
import { ONE_FAILED, type Counts } from './counts.ts';

export interface Part {
  /** What selects it on the command line; several parts may share a name. */
  readonly name: string;
  readonly title: string;
  /** Names of the parts that have to pass before. */
  readonly needs: readonly string[];
  /** How many of the machine's cores it keeps busy. */
  readonly cores: number;
  readonly run: (write: Write) => Promise<Counts>;
}

export interface PartResult {
  readonly part: Part;
  readonly counts: Counts;
  readonly seconds: number;
  readonly log: string;
}

export interface Watcher {
  readonly started: (part: Part) => void;
  readonly wrote: (part: Part, text: string) => void;
  readonly ended: (result: PartResult) => void;
}

/** Runs all parts, in the order given as far as cores and needs allow; a part that fails does not stop the rest. */
export async function runParts(parts: readonly Part[], cores: number, watcher: Watcher): Promise<readonly PartResult[]> {
  const waiting = [...parts];
  const results: PartResult[] = [];
  const running = new Map<Part, Promise<void>>();
  const unfinished = (name: string): boolean => [...waiting, ...running.keys()].some((part) => part.name === name);

  while (waiting.length > 0 || running.size > 0) {
    const busy = [...running.keys()].reduce((sum, part) => sum + part.cores, 0);
    const index = waiting.findIndex((part) => !part.needs.some(unfinished) && (busy === 0 || busy + part.cores <= cores));
    const next = index >= 0 ? waiting.splice(index, 1)[0] : undefined;
    if (next === undefined) {
      await Promise.race(running.values());
      continue;
    }
    const missing = next.needs.filter((name) => results.some(({ part, counts }) => part.name === name && counts.failed > 0));
    running.set(
      next,
      runPart(next, missing, watcher).then((result) => {
        running.delete(next);
        results.push(result);
      }),
    );
  }
  return parts.flatMap((part) => results.filter((result) => result.part === part));
}

async function runPart(part: Part, missing: readonly string[], watcher: Watcher): Promise<PartResult> {
  const texts: string[] = [];
  const write: Write = (text) => {
    texts.push(text);
    watcher.wrote(part, text);
  };
  const start = performance.now();
  watcher.started(part);
  let counts: Counts;
  try {
    if (missing.length > 0) throw new Error(`not run, because this failed: ${missing.join(', ')}`);
    counts = await part.run(write);
  } catch (error) {
    write(`${error instanceof Error ? error.message : String(error)}\n`);
    counts = ONE_FAILED;
  }
  const result = { part, counts, seconds: (performance.now() - start) / 1_000, log: texts.join('') };
  watcher.ended(result);
  return result;
}

/** The parts named, with all that they need; every part when none is named. */
export function select(parts: readonly Part[], names: readonly string[]): readonly Part[] {
  if (names.length === 0) return parts;
  const wanted = new Set<string>();
  const want = (name: string): void => {
    const found = parts.filter((part) => part.name === name);
    if (found.length === 0) {
      throw new Error(`There is no part "${name}". Parts: ${[...new Set(parts.map((part) => part.name))].join(', ')}.`);
    }
    wanted.add(name);
    found.flatMap((part) => part.needs).forEach(want);
  };
  names.forEach(want);
  return parts.filter((part) => wanted.has(part.name));
}
