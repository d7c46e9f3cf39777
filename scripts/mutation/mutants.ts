import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { ROOT } from '../paths.ts';

const mutantSchema = z.object({
  /** The kind of fault, such as `comparison`. */
  operator: z.string(),
  /** The function or class it stands in, as in `Queue.dequeue`; empty in the module itself. */
  where: z.string(),
  line: z.number(),
  before: z.string(),
  after: z.string(),
  /** Which of several equal changes in the same function it is, from 1. */
  nth: z.number(),
  /** The whole file with the fault in it. */
  source: z.string(),
});

export type Mutant = z.infer<typeof mutantSchema>;

const MUTATOR = join(ROOT, 'scripts', 'mutation', 'mutants');
const MOST_BYTES = 64 * 1024 * 1024;

/** Every mutant of a Python file, in the order of its lines. */
export async function mutantsOf(python: readonly [string, ...string[]], file: string): Promise<readonly Mutant[]> {
  const [program, ...before] = python;
  const { stdout } = await promisify(execFile)(program, [...before, '-B', MUTATOR, file], { maxBuffer: MOST_BYTES });
  return stdout.split('\n').filter((line) => line !== '').map((line) => mutantSchema.parse(JSON.parse(line)));
}
