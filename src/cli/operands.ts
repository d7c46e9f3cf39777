import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { OperandError, UsageError } from './console.ts';

/** The path as it was given, once it is known to be a file's. */
export async function existingFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (found === null) throw new OperandError(`There is no file “${file}”.`);
  if (!found.isFile()) throw new OperandError(`“${file}” is not a file.`);
  return file;
}

export async function existingFolder(folder: string | undefined): Promise<string | null> {
  if (folder === undefined) return null;
  if (await stat(folder).then((found) => found.isDirectory(), () => false)) return resolve(folder);
  throw new OperandError(`There is no folder “${folder}”.`);
}

export function positive(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new UsageError(`${option} takes a number above 0, not “${value}”.`);
  return number;
}

export function wholeNumber(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0 || value.trim() === '') {
    throw new UsageError(`${option} takes a whole number from 0 on, not “${value}”.`);
  }
  return number;
}
