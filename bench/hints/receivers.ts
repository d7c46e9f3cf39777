/**
 * Share of method-call receivers whose type the hints know, on a folder of Python files:
 *
 *     tsx bench/hints/receivers.ts DIR [--limit N] [--unresolved] [--pyright [--disagreements]]
 *
 * With `--pyright` the same receivers are put to pyright (wrapped in `reveal_type`), and the script counts how often
 * both know a type and agree: at least one common head, iterators and numbers taken leniently.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Analysis } from '../../src/core/hints/analysis.ts';
import { callReceivers, type Receiver } from '../../src/core/hints/receivers.ts';
import { packagedWasm } from '../../src/node/parser/packageFiles.ts';
import { WebTreeSitterParser } from '../../src/node/parser/webTreeSitterParser.ts';
import { pythonFiles } from './pythonFiles.ts';
import { comparePyright } from './pyrightAgreement.ts';

const options = process.argv.slice(2);
const option = (name: string): string | null => {
  const at = options.indexOf(name);
  return at === -1 ? null : (options[at + 1] ?? null);
};
const folder = options[0];
if (folder === undefined) {
  console.error('usage: receivers DIR [--limit N] [--unresolved] [--pyright [--disagreements]]');
  process.exit(2);
}

async function main(folder: string): Promise<void> {
  const parser = await WebTreeSitterParser.load(packagedWasm(import.meta.url));
  const files = pythonFiles(folder, Number(option('--limit') ?? '400'));
  const all: { file: string; text: string; receivers: Receiver[] }[] = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const handle = parser.parse(text);
    all.push({ file, text, receivers: callReceivers(new Analysis(handle.tree)) });
    handle.dispose();
  }

  const ambiguous = new Set('append pop insert remove get index count add update clear acquire release wait put join'.split(' '));
  const count = (pick: (receiver: Receiver) => boolean): { known: number; total: number } => {
    const chosen = all.flatMap(({ receivers }) => receivers).filter(pick);
    return { known: chosen.filter((receiver) => receiver.known).length, total: chosen.length };
  };
  const percent = ({ known, total }: { known: number; total: number }): string =>
    `${((100 * known) / Math.max(1, total)).toFixed(1)} % (${String(known)} of ${String(total)})`;
  console.log(`files                      ${String(files.length)}`);
  console.log(`receivers resolved         ${percent(count(() => true))}`);
  console.log(`of ambiguous methods       ${percent(count((receiver) => ambiguous.has(receiver.method)))}`);
  console.log(`without modules            ${percent(count((receiver) => !receiver.module))}`);

  if (options.includes('--unresolved')) {
    for (const { file, receivers } of all) {
      for (const receiver of receivers.filter((one) => !one.known)) {
        console.log(`${file}:${String(receiver.node.line)}: ${receiver.node.text.split('\n')[0] ?? ''}.${receiver.method}`);
      }
    }
  }
  if (options.includes('--pyright')) await comparePyright(createRequire(import.meta.url).resolve('pyright/index.js'), all);
  parser.dispose();
}

main(folder).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
