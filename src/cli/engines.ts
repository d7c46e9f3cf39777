import { join, resolve } from 'node:path';
import { askEngine, type EngineObject } from '../node/engineProcess.ts';
import { OperandError, UsageError, type Console } from './console.ts';
import { existingFile } from './operands.ts';

/** What the explorer calls a file that is run from top to bottom. */
const SCRIPT = '<script>';

interface EngineHome {
  readonly python: readonly [string, ...string[]];
  readonly harness: string;
}

interface EngineOptions {
  /** A folder of packages that the interpreter may lack. */
  readonly site: string | null;
}

interface GrowthOptions extends EngineOptions {
  readonly sizes: readonly number[] | null;
  readonly target: string | null;
  readonly call: string | null;
}

interface ExploreOptions extends EngineOptions {
  readonly seconds: number;
  readonly seed: number;
  readonly schedule: string | null;
}

/** FILE or FILE::FUNCTION, as pytest names tests. */
async function parsePlace(place: string): Promise<{ readonly file: string; readonly function: string | null }> {
  const [file = '', ...names] = place.split('::');
  return { file: resolve(await existingFile(file)), function: names.length === 0 ? null : names.join('.') };
}

/** Measures how a function's cost grows; resolves to the exit code. */
export async function growth(home: EngineHome, place: string, options: GrowthOptions, out: Console): Promise<number> {
  if (!place.includes('::')) throw new UsageError(`growth needs a function, as in “growth ${place}::name”.`);
  const answer = await ask(home, 'growth', 'measured', { ...(await parsePlace(place)), ...options });
  if (out.json) out.object(answer);
  else out.print(describeGrowth(answer));
  if (answer['class'] === null) return 2;
  return answer['within'] === false ? 1 : 0;
}

/** Explores the interleavings of a file's `main()` or tests; resolves to the exit code. */
export async function explore(home: EngineHome, place: string, options: ExploreOptions, out: Console): Promise<number> {
  const answer = await ask(home, 'explore', 'explored', { ...(await parsePlace(place)), schedules: null, ...options });
  if (out.json) out.object(answer);
  else out.print(describeExploration(answer));
  if (answer['verdict'] === 'error') return 2;
  return answer['verdict'] === 'none' ? 0 : 1;
}

async function ask({ python, harness }: EngineHome, engine: string, event: string, request: EngineObject): Promise<EngineObject> {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const result = await askEngine({ python, program: join(harness, engine), request, event, signal: stop.signal });
  if (result.kind === 'failed') throw new OperandError(`The ${engine} engine gave no answer: ${result.problem}`);
  return result.answer;
}

function describeGrowth(answer: EngineObject): string {
  const points = Array.isArray(answer['points']) ? (answer['points'] as readonly unknown[]) : [];
  const rows = points.map((point) => (Array.isArray(point) ? `  ${point.map(String).join('\t')}` : ''));
  const verdict = { true: ', within the target', false: ', which is more than the target' }[String(answer['within'])];
  const target = verdict === undefined ? '' : `${verdict} ${word(answer['target'])}`;
  const heading = answer['class'] === null ? word(answer['note']) : `grows like ${word(answer['class'])}${target}`;
  const note = answer['class'] === null ? '' : word(answer['note']);
  return [heading, ...rows, word(answer['why']), word(answer['help']), note].filter((text) => text !== '').join('\n');
}

function describeExploration(answer: EngineObject): string {
  const count = answer['schedules'] === 1 ? '1 schedule' : `${word(answer['schedules'])} schedules`;
  switch (answer['verdict']) {
    case 'error':
      return word(answer['summary']);
    case 'none':
      return [`No bug found in ${subjectOf(answer)}. ${word(answer['coverage']) || count}.`, ...describeRaces(answer['hints'])].join('\n');
    default:
      return [`${word(answer['verdict'])} in ${subjectOf(answer)} after ${count}`, word(answer['summary']), word(answer['text'])].filter((line) => line !== '').join('\n');
  }
}

function subjectOf(answer: EngineObject): string {
  const explored = Array.isArray(answer['functions']) ? (answer['functions'] as readonly unknown[]) : [];
  if (answer['verdict'] === 'none' && explored.length > 1) return `${String(explored.length)} functions`;
  return answer['function'] === SCRIPT ? 'the file as a script (it has no main() and no test_* function)' : `${word(answer['function'])}()`;
}

/** What looked wrong in runs that passed. */
function describeRaces(hints: unknown): readonly string[] {
  if (!Array.isArray(hints)) return [];
  return hints.map((hint: unknown) => `but ${word((hint as EngineObject)['kind'])}: ${word((hint as EngineObject)['text'])}`);
}

function word(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
