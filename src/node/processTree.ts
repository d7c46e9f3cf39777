import { execFile, type ChildProcess } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
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
  for (const pid of await markedProcesses(mark)) tryKill(pid);
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/** Processes that carry the mark of a run, wherever they stand in the tree. Empty where the system cannot tell. */
export async function markedProcesses(mark: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const wanted = `${RUN_MARK}=${mark}`;
  const marked = await Promise.all(pids.map(async (pid) => ((await environment(pid)).includes(wanted) ? [pid] : [])));
  return marked.flat();
}

async function environment(pid: number): Promise<string[]> {
  const raw = await readFile(`/proc/${String(pid)}/environ`, 'utf8').catch(() => '');
  return raw.split('\0');
}
