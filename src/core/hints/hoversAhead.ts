import type { Analysis } from './analysis.ts';
import { hover, type HintSettings, type HoverContent } from './engine.ts';
import { nodeAt } from './syntax/walk.ts';

/** What a hover shows from a place on, up to where the next span begins. */
export interface HoverSpan {
  /** UTF-16 offset. */
  readonly start: number;
  readonly content: HoverContent | null;
}

/** The hovers of a stretch of a file, in order. */
export interface HoverStretch {
  readonly spans: readonly HoverSpan[];
  /** Where the next stretch begins; null after the last one. */
  readonly next: number | null;
}

/** So many places are looked at for one stretch: whoever hovers meanwhile waits no longer than that. */
const PLACES = 256;

/** Works out what hovers show from a place on, as {@link hover} says it for each place. */
export function hoversFrom(analysis: Analysis, from: number, settings: HintSettings): HoverStretch {
  const spans: HoverSpan[] = [];
  let next: number | null = from;
  for (let places = 0; places < PLACES && next !== null; places++) {
    const content = hover(analysis, next, settings);
    const last = spans.at(-1);
    if (last === undefined || !isSame(last.content, content)) spans.push({ start: next, content });
    next = nextPlace(analysis, next);
  }
  return { spans, next };
}

/** Where another node begins to be the smallest one around; null when none does. */
function nextPlace(analysis: Analysis, offset: number): number | null {
  const { root } = analysis.tree;
  const node = nodeAt(root, offset);
  const place = node.children.find(({ start }) => start > offset)?.start ?? node.end;
  return place > offset && offset < root.end ? place : null;
}

function isSame(left: HoverContent | null, right: HoverContent | null): boolean {
  if (left === null || right === null) return left === right;
  const { sections } = right;
  return left.sections.length === sections.length && left.sections.every((hint, index) => hint === sections[index]);
}
