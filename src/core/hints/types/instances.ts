import { libraryBasesOf, methodOf } from './classes.ts';
import { typesOf } from './evidence.ts';
import type { Inference } from './inference.ts';
import { functionResultOf } from './returns.ts';
import type { ClassInfo } from '../scopes/model.ts';
import { type Type, type TypeSet, unite, unknown } from './type.ts';
import { headOf, libraryType } from './typeText.ts';

/** What `instance[…]` gives for a class of this file. */
export function subscriptOfInstance(inference: Inference, type: Type): TypeSet {
  if (type.cls === null) return unknown;
  const method = methodOf(inference, type.cls, '__getitem__');
  return method === null ? unknown : typesOf(functionResultOf(inference, method));
}

/** What `with value as name` gives the name. */
export function enteredType(inference: Inference, types: TypeSet): TypeSet {
  return unite(
    ...types.map((type): TypeSet => {
      if (type.head === 'contextmanager') return type.args[0] ?? unknown;
      if (type.cls === null) return [type];
      const enter = methodOf(inference, type.cls, '__enter__') ?? methodOf(inference, type.cls, '__aenter__');
      const entered = enter === null ? unknown : typesOf(functionResultOf(inference, enter));
      const result = entered.flatMap((one) => (one.head === 'coroutine' ? (one.args[0] ?? unknown) : [one]));
      return result.length > 0 ? result : [type];
    }),
  );
}

/** The builtin or library type whose methods a class of this file inherits (`class Stack(list)`); null without one. */
export function inheritedType(inference: Inference, cls: ClassInfo): Type | null {
  for (const base of libraryBasesOf(inference, cls)) {
    const head = headOf(base);
    if (head !== null && head !== '' && base !== 'object') return libraryType(base, []);
    if (base.includes('.') && !base.startsWith('typing.') && !base.startsWith('abc.')) return libraryType(base, []);
  }
  return null;
}
