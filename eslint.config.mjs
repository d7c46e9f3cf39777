import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const direction = 'Imports point one way: extension.ts → host → node → core, and cli.ts → node → core.';
const editorFree =
  'Only src/host and src/extension.ts import vscode: everything else must also run from the command line and in plain unit tests.';
const pureCore =
  'src/core takes values and gives values: what needs Node.js stands in src/node, behind a port that core declares.';
const kitStaysInTests = 'Shipped code never imports test code or build scripts.';

function noImport(...patterns) {
  return ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }];
}
const vscodeModule = ['^vscode$', editorFree];
const nodeModule = ['^(node:.*|fs|path|os|url|util|events|stream|crypto|child_process|worker_threads|process|timers|buffer)(/.*)?$', pureCore];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'media/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Numbers in messages are what templates are for.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { 'import-x': importX },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.json'] })],
      'import-x/extensions': ['.ts', '.mjs'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      complexity: ['error', { max: 15, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'prefer-const': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/no-mutable-exports': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            // The table of costs is data, which the meter and the hovers share.
            { target: './src/core', from: './src', except: ['./core', './harness/costs.json'], message: direction },
            { target: './src/node', from: './src', except: ['./core', './node'], message: direction },
            { target: './src/host', from: './src', except: ['./core', './node', './host'], message: direction },
            { target: './src/cli.ts', from: './src', except: ['./core', './node', './cli'], message: direction },
            { target: './src/cli', from: './src', except: ['./core', './node', './cli'], message: direction },
            { target: './src/extension.ts', from: './src/cli.ts', message: direction },
            { target: './src', from: './test', message: kitStaysInTests },
            { target: './src', from: './scripts', message: kitStaysInTests },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'test/core/**/*.ts', 'test/node/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    ignores: ['src/host/**', 'src/extension.ts'],
    rules: { 'no-restricted-imports': noImport(vscodeModule) },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': noImport(vscodeModule, nodeModule),
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'require', '__dirname', '__filename', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
          name,
          message: pureCore,
        })),
      ],
    },
  },
  {
    // Their output on the console is what they are for.
    files: ['src/cli.ts', 'src/cli/**', 'scripts/**', 'test/host/runSuite.ts', 'esbuild.mjs', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // A suite is one long function of short tests.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['eslint.config.mjs', 'knip.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
