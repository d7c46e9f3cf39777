import type { Exercise } from '../catalog/catalog.ts';
import type { TestResult } from '../run/result.ts';

/** The end of a failing line as the suites write it, such as `  # returned 'b', expected 'a'`. */
const REMARK = /\s{2}# (?:returned|raised|gave|is|left|did|expected)\b.*$/;
const EXCEPTION_NAME = /^[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Iteration|Closed)$/;

/** The failing calls as a program of their own: the learner's names imported, the rest as it was shown. */
export function asProgram(exercise: Exercise, code: string): string {
  const names = [...new Set(exercise.entryPoints.map(({ name }) => name.split('.')[0] ?? name))];
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const imports = used.length === 0 ? '' : `from ${exercise.slug} import ${used.join(', ')}\n\n`;
  return `${imports}${code.trimEnd()}\n`;
}

/** The failing calls as a test function of the learner's own, which fails now and passes once the bug is repaired. */
export function asOwnTest(test: TestResult, code: string, taken: ReadonlySet<string>): string {
  const lines = code.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  const body = [...lines.map((line) => line.replace(REMARK, '')), ...assertion(last.replace(REMARK, ''), test.failure?.expected ?? null)];
  const define = body.some((line) => /\b(?:await|async with|async for) /.test(line)) ? 'async def' : 'def';
  return `${define} ${freeName(nameOf(test.title), taken)}() -> None:\n${body.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')}\n`;
}

function assertion(line: string, expected: string | null): readonly string[] {
  const isExpression = !/^\s/.test(line) && !/^(?:\w+(?:, \w+)* = |for |while |with |try:|if |del |assert |return |raise |await )/.test(line);
  if (expected === null || !isExpression) return [line];
  if (EXCEPTION_NAME.test(expected)) {
    return ['try:', `    ${line}`, `except ${expected}:`, '    pass', 'else:', `    raise AssertionError("expected ${expected}")`];
  }
  return isLiteral(expected) ? [`assert ${line} == ${expected}`] : [line];
}

/** Whether a representation can stand in a program: no addresses, no ellipses, and no more than one line. */
function isLiteral(text: string): boolean {
  return !/[<…\n]|\.\.\./.test(text);
}

function nameOf(title: string): string {
  const words = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
  return `test_${words === '' ? 'counterexample' : words}`;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let number = 2;
  while (taken.has(`${name}_${String(number)}`)) number += 1;
  return `${name}_${String(number)}`;
}
