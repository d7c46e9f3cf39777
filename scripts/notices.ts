// Writes THIRD_PARTY_NOTICES.md: the licence of every package whose code is in dist/, as esbuild tells.
import { build } from 'esbuild';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, ROOT } from './paths.ts';

/** Their machine code is copied beside the bundle. */
const COPIED = ['web-tree-sitter', 'tree-sitter-python'];

const HEADING = `# Third-party notices

Interview Practice is under the MIT licence (see LICENSE). Its package holds code of the projects below, each under its
own licence. \`node scripts/run.mjs notices\` writes this file anew.
`;

/** What a package says about its own parts is not in its licence file. */
const PARTS: Readonly<Record<string, string>> = {
  'web-tree-sitter':
    'Its WebAssembly holds the Tree-sitter library (same licence), which uses headers of ICU (© 2016 and later: Unicode, Inc. and others; terms of use: <https://www.unicode.org/copyright.html>), and parts of the C library of Emscripten (MIT; © 2010-2014 Emscripten authors) and of musl (MIT; © 2005-2020 Rich Felker, et al.).',
};

async function packagesInBundle(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/extension.ts', 'src/cli.ts', 'src/node/hintThread/thread.ts'],
    outdir: 'dist',
    bundle: true,
    write: false,
    platform: 'node',
    external: ['vscode'],
    metafile: true,
    logLevel: 'error',
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const names = inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []);
  return [...new Set([...names, ...COPIED])].sort();
}

function noticeOf(name: string): string {
  const folder = packageFile(name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string; readonly license: string };
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined) throw new Error(`${name} has no licence file in ${folder}: look up its licence and name it here.`);
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  const parts = PARTS[name] === undefined ? [] : [PARTS[name]];
  return [`## ${name} ${version} (${license})`, ...parts, `\`\`\`text\n${text}\n\`\`\``].join('\n\n');
}

packagesInBundle().then(
  (names) => {
    writeFileSync(join(ROOT, 'THIRD_PARTY_NOTICES.md'), `${[HEADING.trim(), ...names.map(noticeOf)].join('\n\n')}\n`);
    console.log(names.join(', '));
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
