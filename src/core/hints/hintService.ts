import type { Analysis } from './analysis.ts';
import { DocumentCache, type SourceDocument } from './documentCache.ts';
import { fileHints, hover, prepare, type HintSettings, type HoverContent } from './engine.ts';
import type { Hint } from './hint.ts';
import type { Measured } from './summary/summaryTips.ts';
import type { PythonParser } from './syntax/pythonParser.ts';

/** A version of a document; its text is given once for each version, null afterwards. */
export interface DocumentVersion {
  readonly uri: string;
  readonly version: number;
  readonly text: string | null;
}

export interface HoverQuestion {
  /** UTF-16 offset. */
  readonly offset: number;
  readonly measured: Measured;
}

/**
 * Answers questions about documents whose texts it is sent. Work on a version ends as soon as a newer one comes in, so
 * that what is out of date never delays what is wanted now.
 */
export class HintService {
  private readonly cache: DocumentCache;
  private readonly pause: () => Promise<void>;
  private readonly running = new WeakMap<Analysis, Promise<boolean>>();

  /** `pause` is awaited between small steps and lets newer questions in. */
  constructor(parser: PythonParser, pause: () => Promise<void>) {
    this.cache = new DocumentCache(parser);
    this.pause = pause;
  }

  /** All hints of a version; none when a newer one came in meanwhile. */
  async hints(document: DocumentVersion, settings: HintSettings): Promise<readonly Hint[]> {
    const analysis = this.analysisOf(document);
    return analysis !== null && (await this.prepared(document, analysis)) ? fileHints(analysis, settings) : [];
  }

  async hover(document: DocumentVersion, question: HoverQuestion, settings: HintSettings): Promise<HoverContent | null> {
    const analysis = this.analysisOf(document);
    if (analysis === null || !(await this.prepared(document, analysis))) return null;
    return hover(analysis, question.offset, settings, question.measured);
  }

  forget(uri: string): void {
    this.cache.forget(uri);
  }

  private analysisOf({ uri, version, text }: DocumentVersion): Analysis | null {
    if (text === null) return this.cache.latest(uri, version);
    const source: SourceDocument = { uri, version, text: () => text };
    return this.cache.analysis(source);
  }

  /** Whether everything about an analysis is found; false when it is no longer wanted. */
  private prepared(document: DocumentVersion, analysis: Analysis): Promise<boolean> {
    const known = this.running.get(analysis);
    if (known !== undefined) return known;
    const run = this.prepare(document, analysis);
    this.running.set(analysis, run);
    return run;
  }

  private async prepare({ uri, version }: DocumentVersion, analysis: Analysis): Promise<boolean> {
    for (const _step of prepare(analysis)) {
      await this.pause();
      if (this.cache.latest(uri, version) !== analysis) return false;
    }
    return true;
  }
}
