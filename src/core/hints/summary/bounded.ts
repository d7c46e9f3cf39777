import type { SyntaxNode } from '../syntax/node.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, symbolsOf } from './terms.ts';

/** The first k are at most as many as there are: a k that is a size of its own adds nothing to theirs. */
export function boundedBy(reader: SizeReader, count: SyntaxNode): Growth {
  const growth = reader.valueOf(count);
  for (const key of symbolsOf(growth)) if (key.startsWith('value ')) reader.bounds.add(key);
  return growth;
}
