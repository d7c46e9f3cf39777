import type { FunctionInfo } from '../scopes/model.ts';
import type { Code } from './code.ts';

/** The functions that a function returns; null when it may return anything else. */
export function returnedFunctions(code: Code, owner: FunctionInfo): readonly FunctionInfo[] | null {
  if (owner.returns.length === 0 || owner.isAsync) return null;
  const found = owner.returns.map(({ value }) => (value === null ? [] : code.functions(value)));
  return found.every((one) => one.length === 1) ? found.flat() : null;
}

/** The functions that run in place of `owner`, by its decorators of this file. */
export function wrappersOf(code: Code, owner: FunctionInfo): readonly FunctionInfo[] {
  return owner.decorators.flatMap((decorator) => {
    const callee = decorator.type === 'call' ? decorator.field('function') : decorator;
    const makers = callee === null ? [] : code.functions(callee);
    const made = decorator.type === 'call' ? makers.flatMap((maker) => returnedFunctions(code, maker) ?? []) : makers;
    return made.flatMap((maker) => returnedFunctions(code, maker) ?? []);
  });
}
