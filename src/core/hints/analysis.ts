import { collectFacts } from './scopes/collect.ts';
import type { FileFacts } from './scopes/facts.ts';
import type { ClassInfo, FunctionInfo } from './scopes/model.ts';
import type { SyntaxNode, SyntaxTree } from './syntax/node.ts';
import { canonicalName } from './types/canonical.ts';
import type { Inferred } from './types/evidence.ts';
import { Inference } from './types/inference.ts';
import { Summaries } from './summary/summarise.ts';

/**
 * Everything the rules may ask about one version of one file. Made in one pass over the tree; types are inferred when
 * asked for and remembered. Immutable towards the outside: a new version of the file is a new analysis.
 */
export class Analysis {
  readonly tree: SyntaxTree;
  readonly facts: FileFacts;
  readonly inference: Inference;
  readonly summaries: Summaries;

  constructor(tree: SyntaxTree) {
    this.tree = tree;
    this.facts = collectFacts(tree);
    this.inference = new Inference(this.facts);
    this.summaries = new Summaries(this);
  }

  /** What an expression can be, each with its evidence; empty when unknown. */
  typeOf(node: SyntaxNode): Inferred {
    return this.inference.typeOf(node);
  }

  /** Dotted library name of what `node` stands for (`collections.deque`, `len`), null when it is the file's own. */
  canonical(node: SyntaxNode): string | null {
    return canonicalName(this.facts, node);
  }

  /** Dotted name with the classes and functions around it (`Solution.twoSum`). */
  qualifiedName(definition: FunctionInfo | ClassInfo): string {
    const names = [definition.name];
    for (let scope = definition.scope.parent; scope !== null; scope = scope.parent) {
      if (scope.owner !== null) names.push(scope.owner.name);
    }
    return names.reverse().join('.');
  }
}
