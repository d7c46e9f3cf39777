import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The `*.test.ts` files below a folder, sorted; none when there is no such folder. */
export function testFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name))
    .sort();
}
