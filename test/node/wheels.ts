import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Writes a wheel, which is a zip file, with Python's own tools. */
const WHEEL = [
  'import sys, zipfile',
  'path, module, name = sys.argv[1:]',
  'with zipfile.ZipFile(path, "w") as wheel:',
  '    wheel.writestr(module + ".py", "value = 42\\n")',
  '    info = module + "-99.0.dist-info/"',
  '    wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: " + name + "\\nVersion: 99.0\\n")',
  '    wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
  '    wheel.writestr(info + "RECORD", "")',
].join('\n');

/** Puts a package with nothing but `value = 42` into a folder, from which pip can install it. */
export async function writeWheel(python: string, folder: string, name: string): Promise<void> {
  const module = name.replaceAll('-', '_');
  await promisify(execFile)(python, ['-c', WHEEL, join(folder, `${module}-99.0-py3-none-any.whl`), module, name]);
}
