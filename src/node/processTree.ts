import { execFile, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Set in the environment of a run, so that its processes are known even after they have left their group. */
export const RUN_MARK = 'INTERVIEW_PRACTICE_RUN';

/**
 * Ends a child and everything that it started. The child must have been spawned as the leader of a group of its own
 * (`detached`) where groups exist. Resolves when nothing with the mark is left that could be seen.
 */
export async function endTree(child: ChildProcess, mark: string): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    await promisify(execFile)('taskkill', ['/pid', String(child.pid), '/T', '/F']).catch(() => child.kill('SIGKILL'));
    return;
  }
  tryKill(-child.pid);
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { marked, unsure } = await processesOf(mark, child.pid);
    for (const pid of marked) tryKill(pid);
    if (marked.length === 0 && !unsure) return;
    await delay(LOOK_MILLISECONDS);
  }
}

/** A process that is killed while it starts another, or that is just becoming another program, is seen a moment later. */
const MOST_LOOKS = 10;
const LOOK_MILLISECONDS = 5;

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/** Processes that carry the mark of a run, wherever they stand in the tree. Empty where the system cannot tell. */
export async function markedProcesses(mark: string): Promise<readonly number[]> {
  return (await processesOf(mark, Number.MAX_SAFE_INTEGER)).marked;
}

/** `unsure` tells that a process younger than `since` has no environment at the moment, so that its mark is not known. */
async function processesOf(mark: string, since: number): Promise<{ readonly marked: readonly number[]; readonly unsure: boolean }> {
  if (process.platform !== 'linux') return { marked: [], unsure: false };
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const wanted = `${RUN_MARK}=${mark}`;
  const marked: number[] = [];
  let unsure = false;
  await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${String(pid)}/environ`, 'utf8').catch(() => null);
      if (environment?.split('\0').includes(wanted) === true) marked.push(pid);
      else if (environment === '' && pid > since && (await isAlive(pid))) unsure = true;
    }),
  );
  return { marked, unsure };
}

/** Whether a process is neither gone nor a zombie nor one of the kernel's. */
async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return state !== undefined && state !== '' && state !== 'Z' && state !== 'X' && parent !== '2' && parent !== '0';
}
