import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, mkdir, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** The text of a file, or null when there is none. Rejects for any other reason. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Writes a whole file or nothing of it, its folders included. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, typeof text === 'string' ? text : Buffer.from(text));
}

/**
 * Creates a whole file or nothing; false, with nothing changed, when something of that name is there already. A link
 * is the one operation that both is atomic and refuses to overwrite.
 */
export async function createNew(path: string, text: string): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  await writeWhole(draft, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    // File systems without links (FAT, some network drives) copy instead, which still never overwrites.
    return await copyNew(draft, path);
  } finally {
    await unlink(draft);
  }
}

async function copyNew(draft: string, path: string): Promise<boolean> {
  try {
    await copyFile(draft, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
