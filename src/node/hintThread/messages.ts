import type { HoverContent } from '../../core/hints/engine.ts';
import type { Hint, RuleId } from '../../core/hints/hint.ts';
import type { DocumentVersion, HoverQuestion } from '../../core/hints/hintService.ts';
import type { WasmFiles } from '../parser/webTreeSitterParser.ts';

/** What the thread is started with. */
export interface ThreadData {
  readonly wasm: WasmFiles;
}

export type Question =
  | { readonly kind: 'hints'; readonly document: DocumentVersion; readonly disabledRules: ReadonlySet<RuleId> }
  | {
      readonly kind: 'hover';
      readonly document: DocumentVersion;
      readonly disabledRules: ReadonlySet<RuleId>;
      readonly question: HoverQuestion;
    };

/** To the thread. */
export type Request = { readonly kind: 'ask'; readonly id: number; readonly question: Question } | { readonly kind: 'forget'; readonly uri: string };

export type Answer = readonly Hint[] | HoverContent | null;

/** From the thread: one for each question, with the answer or what went wrong. */
export type Reply =
  | { readonly id: number; readonly problem: null; readonly answer: Answer }
  | { readonly id: number; readonly problem: string };
