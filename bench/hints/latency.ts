/**
 * What hints cost on files of 100, 1,000 and 5,000 lines: all hints after an edit, hovers, and the longest piece of work on
 * the thread that asks (the editor's); beside pyright's hovers at the same places in the same run:
 *
 *     tsx bench/hints/latency.ts [DIR]
 *
 * DIR is a folder of Python files, else the exercises; the inputs are made by putting whole files one after the other.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { bundleHintThread } from '../../scripts/testing/hintThread.ts';
import { HintThread } from '../../src/node/hintThread/client.ts';
import { packagedWasm } from '../../src/node/parser/packageFiles.ts';
import { LanguageServer } from './languageServer.ts';
import { pythonFiles } from './pythonFiles.ts';

interface Place {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

interface Times {
  /** Milliseconds from an edit until all hints are there. */
  readonly edits: readonly number[];
  /** As soon as all hints are there, by asking the thread. */
  readonly asked: readonly number[];
  /** Once the thread has looked ahead, which takes `ahead` milliseconds. */
  readonly hovers: readonly number[];
  readonly ahead: number;
  /** Milliseconds of the longest piece of work on this thread: for so long nothing else can run on it. */
  readonly longestWork: number;
  /** Milliseconds for which it came to nothing at most, waits for a processor included. */
  readonly longestGap: number;
}

const SIZES = [100, 1_000, 5_000];
const PLACES = 300;
const EDITS = 12;
/** The first answers of either side warm its engine up. */
const WARMING = 3;
const TICK = 1;

function inputOf(folder: string, lines: number): string {
  let text = '';
  for (const file of pythonFiles(folder, 2_000)) {
    const next = readFileSync(file, 'utf8');
    if (/^(from __future__|\s*print [^(])/m.test(next)) continue;
    text += `${next}\n`;
    if (text.split('\n').length >= lines) break;
  }
  return `${text.split('\n').slice(0, lines).join('\n')}\n`;
}

/** Places with something to hover: identifiers, operators and brackets, evenly spread. */
function placesIn(text: string): Place[] {
  const all: Place[] = [];
  let line = 0;
  let lineStart = 0;
  for (const match of text.matchAll(/\n|[A-Za-z_]\w*|[[+]| in /g)) {
    if (match[0] === '\n') {
      line++;
      lineStart = match.index + 1;
    } else all.push({ offset: match.index, line, character: match.index - lineStart });
  }
  const step = Math.max(1, Math.floor(all.length / PLACES));
  return all.filter((_, index) => index % step === 0).slice(0, PLACES);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** Milliseconds for which this thread has had a processor; where the system does not say so, for which it was not idle. */
function worked(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${String(process.pid)}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.eventLoopUtilization().active;
  }
}

/** Gives a function that ends the watch over this thread. */
function watchThread(): () => Pick<Times, 'longestWork' | 'longestGap'> {
  let longestWork = 0;
  let longestGap = 0;
  let last = performance.now();
  let before = worked();
  const look = (): void => {
    const now = performance.now();
    const work = worked();
    longestGap = Math.max(longestGap, now - last - TICK);
    longestWork = Math.max(longestWork, work - before);
    last = now;
    before = work;
  };
  const ticks = setInterval(look, TICK);
  return () => {
    clearInterval(ticks);
    look();
    return { longestWork, longestGap };
  };
}

async function ours(thread: HintThread, text: string, places: readonly Place[]): Promise<Times> {
  const uri = 'file:///bench.py';
  const settings = { disabledRules: new Set<never>() };
  const nothing = new Map<string, string>();
  // What is measured makes a hover be asked for, known or not.
  const something = new Map([['no function of the file', '']]);
  const edits: number[] = [];
  let document = { uri, version: 0, text: () => text };
  const watched = watchThread();
  for (let edit = 0; edit < EDITS; edit++) {
    const at = text.indexOf('\n', Math.floor((text.length * edit) / EDITS)) + 1;
    const edited = `${text.slice(0, at)}x${String(edit)} = ${String(edit)}\n${text.slice(at)}`;
    document = { uri, version: edit + 1, text: () => edited };
    edits.push(await timed(() => thread.hints(document, settings)));
  }
  document = { uri, version: EDITS + 1, text: () => text };
  await thread.hints(document, settings);
  const ahead = await timed(async () => {
    while (thread.isBusy) await setTimeout(1);
  });
  const hover = async (measured: ReadonlyMap<string, string>): Promise<readonly number[]> => {
    const times: number[] = [];
    for (const { offset } of places) times.push(await timed(() => thread.hover(document, { offset, measured }, settings)));
    return times.slice(WARMING);
  };
  const asked = await hover(something);
  const hovers = await hover(nothing);
  const longest = watched();
  thread.forget(uri);
  return { edits: edits.slice(WARMING), asked, hovers, ahead, ...longest };
}

async function theirs(server: LanguageServer, uri: string, text: string, places: readonly Place[]): Promise<number[]> {
  server.open(uri, text);
  const hovers: number[] = [];
  for (const { line, character } of places) hovers.push(await timed(() => server.hover(uri, line, character)));
  return hovers.slice(WARMING);
}

function milliseconds(value: number): string {
  return value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 1).padStart(8);
}

async function main(folder: string): Promise<void> {
  const thread = new HintThread({ program: await bundleHintThread(), wasm: packagedWasm(import.meta.url) });
  const server = new LanguageServer(createRequire(import.meta.url).resolve('pyright/langserver.index.js'));
  await server.initialize(folder);
  console.log('Milliseconds. all hints after an edit  longest work    looking  hover at once       hover               pyright: hover      ratio of');
  console.log('  lines         median      max         (wait)           ahead     median      p99     median      p99     median      p99  medians');
  for (const lines of SIZES) {
    const text = inputOf(folder, lines);
    const places = placesIn(text);
    const { edits, asked, hovers, ahead, longestWork, longestGap } = await ours(thread, text, places);
    const others = await theirs(server, `file://${folder}/bench_${String(lines)}.py`, text, places);
    const columns = [quantile(edits, 0.5), Math.max(...edits)].map(milliseconds).join(' ');
    const [atOnce, hover, other] = [asked, hovers, others].map((times) => [0.5, 0.99].map((share) => milliseconds(quantile(times, share))).join(' '));
    const ratio = (quantile(others, 0.5) / quantile(hovers, 0.5)).toFixed(1).padStart(7);
    const work = `${milliseconds(longestWork)} (${milliseconds(longestGap).trim()})`.padEnd(16);
    const cells = [columns, work, milliseconds(ahead), atOnce, hover, other, ratio];
    console.log(`${String(lines).padStart(7)}       ${cells.join('   ')}`);
  }
  server.stop();
  thread.dispose();
}

main(resolve(process.argv[2] ?? 'exercises')).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
