import { Analysis } from '../../../../src/core/hints/analysis.ts';
import { packagedWasm } from '../../../../src/node/parser/packageFiles.ts';
import { WebTreeSitterParser } from '../../../../src/node/parser/webTreeSitterParser.ts';

let loading: Promise<WebTreeSitterParser> | null = null;

/** The real parser, loaded once for all tests of the process: two copies would share no wasm heap. */
export function pythonParser(): Promise<WebTreeSitterParser> {
  loading ??= WebTreeSitterParser.load(packagedWasm(import.meta.url));
  return loading;
}

/** The analysis of a source text; what the parser holds for it is freed at once. */
export async function analysed(text: string): Promise<Analysis> {
  const parser = await pythonParser();
  const handle = parser.parse(text);
  handle.dispose();
  return new Analysis(handle.tree);
}
