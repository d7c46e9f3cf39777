import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each test of a suite, gone with it. */
export function temporaryFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interview practice “ä” '));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => folder;
}

const MARK = 'INTERVIEW_PRACTICE_UNIT_TEST';

/**
 * Marks every process that is started during a test, and tells which of them still run; with `variable` those alone in
 * whose environment it is. Linux alone can tell.
 */
export function startedProcesses(variable = MARK): () => Promise<readonly number[]> {
  let mark = '';
  beforeEach(() => {
    mark = Math.random().toString(36).slice(2);
    process.env[MARK] = mark;
  });
  afterEach(() => {
    Reflect.deleteProperty(process.env, MARK);
  });
  return () => processesWith(`${MARK}=${mark}`, variable);
}

/** The processes in whose environment `entry` (`NAME=value`) and `variable` are. Linux alone can tell. */
export async function processesWith(entry: string, variable: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const isMeant = async (pid: number): Promise<boolean> => {
    const environment = await environmentOf(pid);
    return environment.includes(entry) && environment.some((each) => each.startsWith(`${variable}=`));
  };
  const own = await Promise.all(pids.map(async (pid) => ((await isMeant(pid)) ? [pid] : [])));
  return own.flat();
}

async function environmentOf(pid: number): Promise<readonly string[]> {
  return (await readFile(`/proc/${String(pid)}/environ`, 'utf8').catch(() => '')).split('\0');
}

/** A small generator of numbers from 0 to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
