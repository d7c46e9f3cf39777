import { build } from 'esbuild';
import { join, relative } from 'node:path';
import { OUT, ROOT } from '../paths.ts';
import { testFiles } from './files.ts';

/**
 * Bundles the tests of a folder into one module that the extension host can load: it exports `run()`.
 * Gives the module's path. Throws when the folder holds no test.
 */
export async function bundleHostTests(suite: string): Promise<string> {
  const folder = join(ROOT, 'test', 'host', suite);
  const files = testFiles(folder);
  if (files.length === 0) throw new Error(`${folder} holds no *.test.ts.`);
  const requires = files.map((file) => `require(${JSON.stringify(`./${relative(ROOT, file).replaceAll('\\', '/')}`)});`);
  const outfile = join(OUT, 'host', suite, 'tests.js');
  await build({
    stdin: {
      contents: `import { runSuite } from './test/host/runSuite.ts';\nexport const run = () => runSuite(() => { ${requires.join(' ')} });`,
      resolveDir: ROOT,
    },
    absWorkingDir: ROOT,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}
