// Bundles the extension, the thread of its hints and the command line into dist/: `node esbuild.mjs [--production] [--watch]`.
import { build, context } from 'esbuild';
import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const production = process.argv.includes('--production');

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts', hintThread: 'src/node/hintThread/thread.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // The Node.js of the oldest editor that engines.vscode allows; the command line runs on this one, too.
  target: 'node20',
  external: ['vscode'],
  // The package's ECMAScript build asks for import.meta.url, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
  minify: production,
  // A stack in a learner's bug report should name functions, minified or not.
  keepNames: true,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'info',
};

// The parser's machine code cannot be bundled: it is loaded from beside the bundle.
function copyParser() {
  const wasm = [
    require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
    join(dirname(require.resolve('tree-sitter-python/package.json')), 'tree-sitter-python.wasm'),
  ];
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const file of wasm) cpSync(file, join(root, 'dist', basename(file)));
}

copyParser();
if (process.argv.includes('--watch')) {
  const watching = await context(options);
  await watching.watch();
} else {
  await build(options);
}
