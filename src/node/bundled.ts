import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogFiles } from '../core/catalog/catalog.ts';

/** Where the parts that are not code of ours in `dist` are, below the extension's folder. */
export function harnessFolder(home: string): string {
  return join(home, 'src', 'harness');
}

/** The bundled exercises below the extension's folder. */
export function bundledFiles(home: string): CatalogFiles {
  const locate = (path: string): string => join(home, 'exercises', ...path.split('/'));
  return { locate, read: (path) => readFile(locate(path), 'utf8') };
}
