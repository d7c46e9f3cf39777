import { readdirSync } from 'node:fs';
import path from 'node:path';

/** At most `limit` Python files below `folder`, spread evenly over all of them in path order. */
export function pythonFiles(folder: string, limit: number): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  if (files.length <= limit) return files;
  return Array.from({ length: limit }, (_, index) => files[Math.floor((index * files.length) / limit)]).filter(
    (file): file is string => file !== undefined,
  );
}
