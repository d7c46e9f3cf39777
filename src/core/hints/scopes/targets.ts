import type { SyntaxNode } from '../syntax/node.ts';
import type { Binding, UnpackStep } from './model.ts';

/** What all names bound by one statement share. */
export type BindingSource = Pick<Binding, 'kind' | 'value'> & Partial<Pick<Binding, 'annotation'>>;

/** A name or attribute that an assignment target binds, and where in the value it sits. */
export interface BoundTarget {
  readonly node: SyntaxNode;
  readonly path: readonly UnpackStep[];
}

const groups = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list']);

/** Flattens `a, (b, *c), d.e` into its names and attributes; subscripts bind nothing. */
export function* bindTarget(target: SyntaxNode, path: readonly UnpackStep[]): Generator<BoundTarget> {
  if (groups.has(target.type)) {
    let index = 0;
    for (const part of target.namedChildren) {
      const starred = part.type === 'list_splat_pattern' || part.type === 'list_splat';
      const inner = starred ? part.firstNamedChild : part;
      if (inner !== null) yield* bindTarget(inner, [...path, starred ? 'rest' : index]);
      index++;
    }
  } else if (target.type === 'parenthesized_expression') {
    const inner = target.firstNamedChild;
    if (inner !== null) yield* bindTarget(inner, path);
  } else if (target.type === 'identifier' || target.type === 'attribute') {
    yield { node: target, path };
  }
}
