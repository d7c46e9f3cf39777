import type { FunctionInfo } from '../scopes/model.ts';
import { typesOfText } from './annotations.ts';
import { documentedResult } from './docstrings.ts';
import { elementOf } from './elements.ts';
import { because, type Inferred, typed } from './evidence.ts';
import type { Inference } from './inference.ts';
import { make, none, type TypeSet, unite, unknown, withoutNone } from './type.ts';

/** What calling `owner` gives, before an `await`: its annotation, docstring, or the returned expressions. */
export function functionResultOf(inference: Inference, owner: FunctionInfo): Inferred {
  const result = plainResult(inference, owner);
  if (!owner.isAsync) return result;
  const line = result[0]?.evidence.line ?? owner.node.line;
  if (owner.yields.length > 0) return typed([make('asyncgenerator')], 'defined', line);
  return typed(
    [
      make(
        'coroutine',
        result.map(({ type }) => type),
      ),
    ],
    'returned',
    line,
  );
}

function plainResult(inference: Inference, owner: FunctionInfo): Inferred {
  const annotation = owner.node.field('return_type');
  if (annotation !== null) {
    const types = typesOfText(inference, annotation.text, annotation);
    if (types.length > 0) return typed(types, 'annotated', annotation.line);
  }
  const documented = documentedResult(owner);
  if (documented !== null) {
    const types = typesOfText(inference, documented.text, owner.node);
    if (withoutNone(types).length > 0) return typed(types, 'documented', documented.line);
  }
  return inference.inferOnce(owner, () => {
    if (owner.decorators.some((decorator) => /(^|\.)contextmanager$/.test(decorator.text))) {
      return typed([make('contextmanager', yielded(inference, owner))], 'defined', owner.node.line);
    }
    if (owner.yields.length > 0) return typed([make('generator', yielded(inference, owner))], 'defined', owner.node.line);
    const found = owner.returns.flatMap(({ node, value }) =>
      value === null ? typed([none], 'returned', node.line) : because(inference.typeOf(value), 'returned', node.line),
    );
    return found.length > 0 || owner.returns.length > 0 ? found : typed([none], 'defined', owner.node.line);
  });
}

function yielded(inference: Inference, owner: FunctionInfo): TypeSet {
  return unite(
    ...owner.yields.map((node) => {
      const value = node.firstNamedChild;
      if (value === null) return unknown;
      return node.hasToken('from') ? elementOf(inference.typesOf(value)) : inference.typesOf(value);
    }),
  );
}
