import type { FileFacts } from '../scopes/facts.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { compact, type Inferred, notInferred, typesOf } from './evidence.ts';
import { inferExpression } from './expressions.ts';
import type { TypeSet } from './type.ts';

/** How many expressions one question may look at before the answer is "unknown": keeps any file cheap. */
const fuelPerQuestion = 4_000;
/** Circular questions are asked anew so many times, each time with what has become known meanwhile. */
const maximumAttempts = 3;
/** Deeper chains of "its type is that of" are given up; also keeps the stack small on generated code. */
const maximumDepth = 80;

/**
 * Answers what an expression can be, on demand and remembered. Circular questions (`x = f(x)`) contribute nothing;
 * what was concluded while one was open is forgotten when the outermost question is answered, because it may lack
 * what the circle would have added.
 */
export class Inference {
  private readonly known = new Map<object, unknown>();
  private readonly provisional = new Map<object, unknown>();
  private readonly attempts = new Map<object, number>();
  private readonly open = new Map<object, number>();
  private lowest = Number.POSITIVE_INFINITY;
  private fuel = fuelPerQuestion;
  /** Questions asked in total: the measure of work. */
  work = 0;

  constructor(readonly facts: FileFacts) {}

  /** The types `node` may have with the evidence for each; empty when unknown. */
  typeOf(node: SyntaxNode): Inferred {
    const known = this.recalled(node);
    if (known !== undefined) return known as Inferred;
    if (this.open.size === 0) this.fuel = fuelPerQuestion;
    if (this.fuel <= 0 || this.open.size >= maximumDepth) {
      // Out of fuel: nothing that depends on this answer is kept either.
      this.lowest = -1;
      return notInferred;
    }
    this.fuel--;
    this.work++;
    return this.remembered(node, notInferred, () => compact(inferExpression(this, node)));
  }

  typesOf(node: SyntaxNode): TypeSet {
    return typesOf(this.typeOf(node));
  }

  /**
   * Runs `question` unless it is being asked already, then answers `circular`. For questions about things that are no
   * expressions (what a function returns, what a parameter gets).
   */
  once<T>(key: object, circular: T, question: () => T): T {
    return this.guarded(key, circular, question, () => undefined);
  }

  /** {@link once} with an answer that is remembered; `key` stands for this one question. */
  remembered<T>(key: object, circular: T, question: () => T): T {
    const known = this.recalled(key);
    if (known !== undefined) return known as T;
    return this.guarded(key, circular, question, (answer, complete) => {
      if (complete || this.isSettled(key)) this.known.set(key, answer);
      else this.provisional.set(key, answer);
    });
  }

  /** {@link remembered} for types: each type once in the answer. */
  inferOnce(key: object, question: () => Inferred): Inferred {
    return this.remembered(key, notInferred, () => compact(question()));
  }

  /** Asked often enough from within circles: what was found this time is kept. */
  private isSettled(key: object): boolean {
    const times = (this.attempts.get(key) ?? 0) + 1;
    this.attempts.set(key, times);
    return times > maximumAttempts;
  }

  private recalled(key: object): unknown {
    return this.known.get(key) ?? this.provisional.get(key);
  }

  private guarded<T>(key: object, circular: T, question: () => T, keep: (answer: T, complete: boolean) => void): T {
    const openAt = this.open.get(key);
    if (openAt !== undefined) {
      this.lowest = Math.min(this.lowest, openAt);
      return circular;
    }
    const depth = this.open.size;
    const outer = this.lowest;
    this.lowest = Number.POSITIVE_INFINITY;
    this.open.set(key, depth);
    try {
      const answer = question();
      keep(answer, this.lowest >= depth);
      return answer;
    } finally {
      this.open.delete(key);
      const mine = this.lowest >= depth ? Number.POSITIVE_INFINITY : this.lowest;
      this.lowest = Math.min(outer, mine);
      if (depth === 0) {
        this.provisional.clear();
        this.lowest = Number.POSITIVE_INFINITY;
      }
    }
  }
}
