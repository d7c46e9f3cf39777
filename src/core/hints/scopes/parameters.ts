import type { SyntaxNode } from '../syntax/node.ts';
import type { FunctionInfo, Parameter } from './model.ts';

/** The parameters of a function or lambda, in order. */
export function* parametersOf(owner: FunctionInfo): Generator<Parameter> {
  const list = owner.node.field('parameters');
  let keywordOnly = false;
  let index = 0;
  for (const node of list?.namedChildren ?? []) {
    if (node.type === 'keyword_separator') {
      keywordOnly = true;
      continue;
    }
    const parts = parameterParts(node);
    if (parts === null) continue;
    yield { ...parts, keywordOnly, index, owner };
    if (parts.splat === '*') keywordOnly = true;
    index++;
  }
}

type Parts = Pick<Parameter, 'name' | 'node' | 'annotation' | 'defaultValue' | 'splat'>;

function parameterParts(node: SyntaxNode): Parts | null {
  const annotation = node.field('type');
  const defaultValue = node.field('value');
  switch (node.type) {
    case 'identifier':
      return { name: node.text, node, annotation: null, defaultValue: null, splat: null };
    case 'default_parameter':
    case 'typed_default_parameter': {
      const name = node.field('name');
      return name === null ? null : { name: name.text, node: name, annotation, defaultValue, splat: null };
    }
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern': {
      const name = node.firstNamedChild;
      const splat = node.type === 'list_splat_pattern' ? '*' : '**';
      return name === null ? null : { name: name.text, node: name, annotation: null, defaultValue: null, splat };
    }
    case 'typed_parameter': {
      const inner = node.firstNamedChild;
      const parts = inner === null ? null : parameterParts(inner);
      return parts === null ? null : { ...parts, annotation };
    }
    default:
      return null;
  }
}
