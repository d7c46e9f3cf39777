/**
 * Analysis after an edit and hover latency on files of 100, 1,000 and 5,000 lines, beside a language server's hovers at
 * the same places in the same run:
 *
 *     tsx bench/hints/latency.ts DIR [--server PATH/TO/pyright/langserver.index.js]
 *
 * DIR is a folder of Python files; the longer inputs are made by putting whole files one after the other.
 */
import { readFileSync } from 'node:fs';
import { DocumentCache } from '../../src/core/hints/documentCache.ts';
import { hover, prepare } from '../../src/core/hints/engine.ts';
import { packagedWasm } from '../../src/node/parser/packageFiles.ts';
import { WebTreeSitterParser } from '../../src/node/parser/webTreeSitterParser.ts';
import { LanguageServer } from './languageServer.ts';
import { pythonFiles } from './pythonFiles.ts';

interface Place {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

const sizes = [100, 1_000, 5_000];
const hoversPerFile = 400;
const serverHovers = 60;
const edits = 12;

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
function placesIn(text: string, count: number): Place[] {
  const all: Place[] = [];
  let line = 0;
  let lineStart = 0;
  for (const match of text.matchAll(/\n|[A-Za-z_]\w*|[[+]| in /g)) {
    if (match[0] === '\n') {
      line++;
      lineStart = match.index + 1;
    } else all.push({ offset: match.index, line, character: match.index - lineStart });
  }
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const milliseconds = (value: number): string => value.toFixed(value < 1 ? 3 : 1);

async function main(folder: string, serverScript: string | null): Promise<void> {
  const parser = await WebTreeSitterParser.load(packagedWasm(import.meta.url));
  const server = serverScript === null ? null : new LanguageServer(serverScript);
  await server?.initialize(folder);
  console.log(
    'lines | edit: parse+collect  median  max | all hints  median  max | one step  p99.9  max | hover  median  p99 | server hover  median  p99 | ratio of medians',
  );
  for (const lines of sizes) {
    const text = inputOf(folder, lines);
    const places = placesIn(text, hoversPerFile);
    const uri = `file://${folder}/bench_${String(lines)}.py`;
    const cache = new DocumentCache(parser);
    const parse: number[] = [];
    const hints: number[] = [];
    const hovers: number[] = [];
    const steps: number[] = [];
    for (let edit = 0; edit < edits; edit++) {
      const at = text.indexOf('\n', Math.floor((text.length * edit) / edits)) + 1;
      const edited = `${text.slice(0, at)}x${String(edit)} = ${String(edit)}\n${text.slice(at)}`;
      let from = performance.now();
      const analysis = cache.analysis({ uri, version: edit, text: () => edited });
      // The first edits warm the engine up.
      if (edit > 1) parse.push(performance.now() - from);
      if (analysis === null) throw new Error('not analysed');
      from = performance.now();
      let stepStart = from;
      const running = prepare(analysis);
      while (running.next().done !== true) {
        const now = performance.now();
        if (edit > 1) steps.push(now - stepStart);
        stepStart = now;
      }
      if (edit > 1) hints.push(performance.now() - from);
      if (edit < edits - 2) continue;
      for (const place of places) {
        from = performance.now();
        hover(analysis, place.offset);
        hovers.push(performance.now() - from);
      }
    }
    cache.dispose();
    const theirs: number[] = [];
    if (server !== null) {
      server.open(uri, text);
      const asked = placesIn(text, serverHovers);
      for (const [index, place] of asked.entries()) {
        const from = performance.now();
        await server.hover(uri, place.line, place.character);
        if (index > 2) theirs.push(performance.now() - from);
      }
    }
    const median = quantile(hovers, 0.5);
    const their = quantile(theirs, 0.5);
    console.log(
      [
        String(lines).padStart(5),
        `${milliseconds(quantile(parse, 0.5))}  ${milliseconds(Math.max(...parse))}`.padStart(35),
        `${milliseconds(quantile(hints, 0.5))}  ${milliseconds(Math.max(...hints))}`.padStart(22),
        `${milliseconds(quantile(steps, 0.999))}  ${milliseconds(Math.max(...steps))}`.padStart(19),
        `${milliseconds(median)}  ${milliseconds(quantile(hovers, 0.99))}`.padStart(18),
        theirs.length === 0 ? '-' : `${milliseconds(their)}  ${milliseconds(quantile(theirs, 0.99))}`,
        theirs.length === 0 ? '-' : `${(their / median).toFixed(0)} x`,
      ].join(' | '),
    );
  }
  server?.stop();
  parser.dispose();
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: latency DIR [--server LANGSERVER_JS]');
  process.exitCode = 2;
} else {
  const server = options.indexOf('--server');
  main(folder, server === -1 ? null : (options[server + 1] ?? null)).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
