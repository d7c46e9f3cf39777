import type { SyntaxNode } from '../syntax/node.ts';
import type { Growth } from './terms.ts';

/** How often the body of a loop runs. */
export interface Turns {
  /** Turns for each time the loop is reached, or, with `outside`, in all runs of that outer loop together. */
  readonly turns: Growth;
  /** The loop around that shares the turns: an inner pointer that is never reset, a stack that is only popped. */
  readonly outside: SyntaxNode | null;
  /** Why the turns are not the product one would expect; for the hover. */
  readonly reason: string | null;
}
