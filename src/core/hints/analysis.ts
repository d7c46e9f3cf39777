import { collectFacts, type FileFacts } from "./scopes/collect";
import type { SyntaxNode, SyntaxTree } from "./syntax/node";
import { canonicalName } from "./types/canonical";
import type { Inferred } from "./types/evidence";
import { Inference } from "./types/inference";

/**
 * Everything the rules may ask about one version of one file. Made in one pass over the tree; types are inferred when
 * asked for and remembered. Immutable towards the outside: a new version of the file is a new analysis.
 */
export class Analysis {
  readonly tree: SyntaxTree;
  readonly facts: FileFacts;
  readonly inference: Inference;

  constructor(tree: SyntaxTree) {
    this.tree = tree;
    this.facts = collectFacts(tree);
    this.inference = new Inference(this.facts);
  }

  /** What an expression can be, each with its evidence; empty when unknown. */
  typeOf(node: SyntaxNode): Inferred {
    return this.inference.typeOf(node);
  }

  /** Dotted library name of what `node` stands for (`collections.deque`, `len`), null when it is the file's own. */
  canonical(node: SyntaxNode): string | null {
    return canonicalName(this.facts, node);
  }
}
