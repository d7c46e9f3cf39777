import { createRequire } from 'node:module';
import path from 'node:path';
import type { WasmFiles } from './webTreeSitterParser.ts';

/** The wasm files of the installed packages, found from `from` (a file or folder URL or path inside the project). */
export function packagedWasm(from: string): WasmFiles {
  const require = createRequire(from);
  return {
    runtime: require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: path.join(path.dirname(require.resolve('tree-sitter-python/package.json')), 'tree-sitter-python.wasm'),
  };
}
