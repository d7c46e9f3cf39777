// Counts what the concurrency rules say about well-written code: `npx tsx bench/hints/cleanCode.ts FILE-OR-FOLDER…`.
// Hints that only a hover shows are counted apart. `--list` prints each of them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Analysis } from '../../src/core/hints/analysis.ts';
import { concurrencyRules } from '../../src/core/hints/concurrency/rules.ts';
import { packagedWasm } from '../../src/node/parser/packageFiles.ts';
import { WebTreeSitterParser } from '../../src/node/parser/webTreeSitterParser.ts';

function pythonFiles(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== '__pycache__')
    .flatMap((entry) =>
      entry.isDirectory() ? pythonFiles(join(place, entry.name)) : entry.name.endsWith('.py') ? [join(place, entry.name)] : [],
    );
}

async function main(words: readonly string[]): Promise<void> {
  const parser = await WebTreeSitterParser.load(packagedWasm(import.meta.filename));
  const isListed = words.includes('--list');
  const counts = new Map<string, number>();
  let lines = 0;
  let milliseconds = 0;
  for (const file of words.filter((word) => word !== '--list').flatMap(pythonFiles)) {
    const handle = parser.parse(readFileSync(file, 'utf8'));
    const begin = performance.now();
    const analysis = new Analysis(handle.tree);
    const hints = concurrencyRules.flatMap((rule) => [...rule.check(analysis)]);
    milliseconds += performance.now() - begin;
    lines += handle.tree.source.lineCount;
    for (const hint of hints) {
      const key = `${hint.rule} ${hint.kind} ${hint.severity}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (isListed) console.log(`${file}:${hint.range.line}:${hint.range.column} ${key}\n    ${hint.message}`);
    }
    handle.dispose();
  }
  let shown = 0;
  for (const [key, count] of [...counts].sort()) {
    console.log(`${key}: ${count}`);
    if (!key.endsWith('hover')) shown += count;
  }
  console.log(
    `${lines} lines, ${shown} reports that are not hover-only, ${((1000 * shown) / lines).toFixed(2)} per 1,000 lines, ${milliseconds.toFixed(0)} ms`,
  );
}

void main(process.argv.slice(2));
