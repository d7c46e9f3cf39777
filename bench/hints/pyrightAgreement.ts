import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Receiver } from '../../src/core/hints/receivers.ts';
import { showTypes } from '../../src/core/hints/types/type.ts';

interface AnalysedFile {
  readonly file: string;
  readonly text: string;
  readonly receivers: readonly Receiver[];
}

interface Diagnostic {
  readonly file: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** Asks pyright what it reveals for the same receivers and prints how often both agree. */
export async function comparePyright(pyright: string, files: readonly AnalysedFile[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'receivers-'));
  try {
    const asked = new Map<string, Map<number, Receiver>>();
    for (const [index, file] of files.entries()) {
      const target = path.join(folder, `m${String(index)}.py`);
      const { text, markers } = wrapped(file);
      writeFileSync(target, text);
      asked.set(target, markers);
    }
    writeFileSync(path.join(folder, 'pyrightconfig.json'), JSON.stringify({ typeCheckingMode: 'off', reportMissingImports: false }));
    report(await reveal(pyright, folder), asked);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts `reveal_type(…)` around every receiver; nested receivers are asked one by one, innermost first on a line. */
function wrapped(file: AnalysedFile): { text: string; markers: Map<number, Receiver> } {
  const receivers = file.receivers.filter(
    (receiver) => !receiver.module && receiver.node.text !== 'super()' && !receiver.types.some((type) => type.head === 'module'),
  );
  const inserts: { at: number; text: string; opens: number }[] = [];
  const markers = new Map<number, Receiver>();
  for (const receiver of receivers) {
    inserts.push({ at: receiver.node.start, text: 'reveal_type(', opens: receiver.node.end });
    inserts.push({ at: receiver.node.end, text: ')', opens: -receiver.node.start });
  }
  inserts.sort((left, right) => left.at - right.at || closingFirst(left.opens, right.opens));
  let text = '';
  let last = 0;
  for (const insert of inserts) {
    text += file.text.slice(last, insert.at) + insert.text;
    last = insert.at;
    if (insert.opens > 0) {
      const receiver = receivers.find((one) => one.node.start === insert.at && one.node.end === insert.opens);
      if (receiver !== undefined) markers.set(text.length, receiver);
    }
  }
  return { text: text + file.text.slice(last), markers: byPosition(text + file.text.slice(last), markers) };
}

/** At one place closers come before openers; of two openers the one that reaches further comes first. */
function closingFirst(left: number, right: number): number {
  if (left < 0 || right < 0) return left - right;
  return right - left;
}

/** Markers keyed by line * 100,000 + column, as diagnostics are. */
function byPosition(text: string, markers: ReadonlyMap<number, Receiver>): Map<number, Receiver> {
  const result = new Map<number, Receiver>();
  let line = 0;
  let lineStart = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    const receiver = markers.get(offset);
    if (receiver !== undefined) result.set(line * 100_000 + offset - lineStart, receiver);
    if (text[offset] === '\n') {
      line++;
      lineStart = offset + 1;
    }
  }
  return result;
}

async function reveal(pyright: string, folder: string): Promise<readonly Diagnostic[]> {
  const run = promisify(execFile);
  const options = { maxBuffer: 1 << 29, cwd: folder };
  const output = await run(process.execPath, [pyright, '--outputjson', '-p', folder], options).catch(
    (error: unknown) => error as { stdout: string },
  );
  const parsed = JSON.parse(output.stdout) as { generalDiagnostics: Diagnostic[] };
  return parsed.generalDiagnostics.filter((one) => one.message.startsWith('Type of '));
}

/** One receiver with what pyright revealed. */
interface Compared {
  readonly receiver: Receiver;
  readonly shown: string;
  readonly heads: readonly string[];
  readonly file: string;
}

function* compared(diagnostics: readonly Diagnostic[], asked: ReadonlyMap<string, ReadonlyMap<number, Receiver>>): Generator<Compared> {
  const seen = new Set<Receiver>();
  for (const { file, message, range } of diagnostics) {
    const receiver = asked.get(file)?.get(range.start.line * 100_000 + range.start.character);
    const shown = /is "([\s\S]*)"$/.exec(message)?.[1];
    if (receiver === undefined || shown === undefined || seen.has(receiver)) continue;
    seen.add(receiver);
    yield { receiver, shown, heads: headsOf(shown), file };
  }
}

function report(diagnostics: readonly Diagnostic[], asked: ReadonlyMap<string, ReadonlyMap<number, Receiver>>): void {
  const all = [...compared(diagnostics, asked)];
  const theirs = all.filter(({ heads }) => heads.length > 0);
  const ours = all.filter(({ receiver }) => receiver.known);
  const both = theirs.filter(({ receiver }) => receiver.known);
  const different = both.filter(({ heads, receiver }) => !agrees(heads, receiver));
  const place = ({ receiver, file }: Compared): string => `(line ${String(receiver.node.line)} of ${file})`;
  if (process.argv.includes('--disagreements')) {
    for (const one of theirs.filter(({ receiver }) => !receiver.known))
      console.log(`only pyright: ${one.receiver.node.text.split('\n')[0] ?? ''} ${one.shown} ${place(one)}`);
  }
  for (const one of different)
    console.log(`differs: ${one.receiver.node.text} is ${one.shown}, ours ${showTypes(one.receiver.types)} ${place(one)}`);
  const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;
  console.log(`compared with pyright      ${String(all.length)}`);
  console.log(`pyright has a type         ${percent(theirs.length, all.length)}`);
  console.log(`ours                       ${percent(ours.length, all.length)}`);
  const agreeing = both.length - different.length;
  console.log(`agreement where both do    ${percent(agreeing, both.length)} (${String(agreeing)} of ${String(both.length)})`);
  console.log(
    `only pyright / only ours   ${percent(theirs.length - both.length, all.length)} / ${percent(ours.length - both.length, all.length)}`,
  );
}

/** Top-level heads of a type as pyright prints it, without None and the unknown. */
function headsOf(shown: string): string[] {
  let depth = 0;
  let current = '';
  const parts: string[] = [];
  for (const character of `${shown}|`) {
    if ('[('.includes(character)) depth++;
    else if ('])'.includes(character)) depth--;
    else if (character === '|' && depth === 0) {
      parts.push(current.trim());
      current = '';
    } else if (depth === 0) current += character;
  }
  return parts.map((part) => part.replace(/\*$/, '')).filter((part) => !['None', 'Unknown', 'Any', '', '->'].includes(part));
}

const alike: Readonly<Record<string, string>> = {
  List: 'list',
  Dict: 'mapping',
  Set: 'set',
  Tuple: 'tuple',
  Deque: 'deque',
  FrozenSet: 'frozenset',
  LockType: 'Lock',
  FileIO: 'file',
  bool: 'number',
  int: 'number',
  float: 'number',
  Literal: 'literal',
  LiteralString: 'str',
  zip: 'iterator',
  map: 'iterator',
  enumerate: 'iterator',
  filter: 'iterator',
  reversed: 'iterator',
  generator: 'iterator',
  Generator: 'iterator',
  Iterator: 'iterator',
  TextIOWrapper: 'file',
  TextIO: 'file',
  BufferedReader: 'file',
  BufferedWriter: 'file',
  BufferedRandom: 'file',
  _Environ: 'mapping',
  Mapping: 'mapping',
  HASH: 'Hash',
  SpawnContext: 'Context',
  ForkContext: 'Context',
  DefaultContext: 'Context',
  dict: 'mapping',
  defaultdict: 'mapping',
  OrderedDict: 'mapping',
  type: 'class',
  function: 'class',
  NDArray: 'ndarray',
  ndarray: 'ndarray',
};

function agrees(heads: readonly string[], receiver: Receiver): boolean {
  const ours = receiver.types.map((type) => simple(type.head));
  return heads.some((head) => {
    const plain = simple(head);
    return (
      plain === 'literal' ||
      ours.some((one) => head === `<subclass of str and ${one}>`) ||
      ours.includes(plain) ||
      ours.some((one) => plain.replace(/^_+/, '') === one.replace(/^_+/, ''))
    );
  });
}

function simple(shown: string): string {
  const head = shown.replace(/^Self@/, '');
  const last = head.slice(head.lastIndexOf('.') + 1);
  return Object.hasOwn(alike, last) ? (alike[last] ?? last) : last;
}
