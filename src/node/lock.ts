import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { isErrno, readIfThere } from './files.ts';

/** Whoever holds a lock does so for the time of a small write; one that stays longer was left behind, on another machine perhaps. */
const LEFT_BEHIND_MILLISECONDS = 10_000;
const FIRST_PAUSE_MILLISECONDS = 2;
const LONGEST_PAUSE_MILLISECONDS = 50;

/**
 * Does something while no other process does anything under the same lock, which is a file that exists for that time. A
 * lock is taken away when the process that made it is gone, or when it has not changed for `leftBehind` milliseconds.
 */
export async function withLock<T>(file: string, action: () => Promise<T>, leftBehind = LEFT_BEHIND_MILLISECONDS): Promise<T> {
  const mine = `${String(process.pid)} ${hostname()} ${randomUUID()}`;
  await acquire(file, mine, leftBehind);
  try {
    return await action();
  } finally {
    if ((await readIfThere(file)) === mine) await unlinkIfThere(file);
  }
}

async function acquire(file: string, mine: string, leftBehind: number): Promise<void> {
  let pause = FIRST_PAUSE_MILLISECONDS;
  let seen: string | null = null;
  let since = 0;
  while (!(await create(file, mine))) {
    const owner = await readIfThere(file);
    if (owner !== seen) [seen, since] = [owner, performance.now()];
    if (owner !== null && (isGone(owner) || performance.now() - since > leftBehind)) await takeAway(file, owner, mine, leftBehind);
    // At different times for each that waits, so that they do not meet again and again.
    await delay(pause * (0.5 + Math.random()));
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MILLISECONDS);
  }
}

/** Removes the lock of `owner`. Of several that want to do so one does, else the second would remove the lock of the first. */
async function takeAway(file: string, owner: string, mine: string, leftBehind: number): Promise<void> {
  const removal = `${file}.removal`;
  await acquire(removal, mine, leftBehind);
  try {
    if ((await readIfThere(file)) === owner) await unlinkIfThere(file);
  } finally {
    await unlinkIfThere(removal);
  }
}

/** Creates a file; false when there is one of the name already. */
async function create(file: string, text: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(text).finally(() => handle.close());
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    // Windows says this while a file of the name is being removed.
    if (process.platform === 'win32' && isErrno(error, 'EPERM')) return false;
    throw error;
  }
}

/** Whether a process of this machine has ended; of others nothing is known. */
function isGone(owner: string): boolean {
  const [pid, host] = owner.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return isErrno(error, 'ESRCH');
  }
}

async function unlinkIfThere(file: string): Promise<void> {
  await unlink(file).catch((error: unknown) => {
    if (!isErrno(error, 'ENOENT')) throw error;
  });
}
