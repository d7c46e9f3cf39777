import { join } from 'node:path';
import type { WasmFiles } from './webTreeSitterParser.ts';

/** The parser's machine code as it lies beside the bundle, below the extension's folder. */
export function bundledWasm(home: string): WasmFiles {
  return {
    runtime: join(home, 'dist', 'web-tree-sitter.wasm'),
    grammar: join(home, 'dist', 'tree-sitter-python.wasm'),
  };
}
