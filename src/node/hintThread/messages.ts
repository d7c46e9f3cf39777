import type { HoverContent } from '../../core/hints/engine.ts';
import type { Hint, RuleId } from '../../core/hints/hint.ts';
import type { DocumentVersion, HoverQuestion } from '../../core/hints/hintService.ts';
import type { HoverStretch } from '../../core/hints/hoversAhead.ts';
import type { WasmFiles } from '../parser/webTreeSitterParser.ts';

/** What the thread is started with. */
export interface ThreadData {
  readonly wasm: WasmFiles;
}

interface Asked {
  readonly document: DocumentVersion;
  readonly disabledRules: ReadonlySet<RuleId>;
}

export type Question =
  | (Asked & { readonly kind: 'hints' })
  | (Asked & { readonly kind: 'hover'; readonly question: HoverQuestion })
  | (Asked & { readonly kind: 'hovers'; readonly from: number });

/** To the thread. */
export type Request = { readonly kind: 'ask'; readonly id: number; readonly question: Question } | { readonly kind: 'forget'; readonly uri: string };

export type Answer = readonly Hint[] | HoverContent | HoverStretch | null;

/** From the thread: one for each question, with the answer or what went wrong. */
export type Reply =
  | { readonly id: number; readonly problem: null; readonly answer: Answer }
  | { readonly id: number; readonly problem: string };
