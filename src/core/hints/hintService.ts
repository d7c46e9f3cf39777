import type { Analysis } from './analysis.ts';
import { DocumentCache, type SourceDocument } from './documentCache.ts';
import { fileHints, hover, prepare, summarise, type HintSettings, type HoverContent } from './engine.ts';
import type { Hint } from './hint.ts';
import { hoversFrom, type HoverStretch } from './hoversAhead.ts';
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

/** Whether the work on a version came to its end; false when a newer one came in. */
interface Progress {
  readonly hints: Promise<boolean>;
  readonly costs: Promise<boolean>;
}

/**
 * Answers questions about documents whose texts it is sent. Work on a version ends as soon as a newer one comes in, so
 * that what is out of date never delays what is wanted now.
 */
export class HintService {
  private readonly cache: DocumentCache;
  private readonly pause: () => Promise<void>;
  private readonly running = new WeakMap<Analysis, Progress>();

  /** `pause` is awaited between small steps and lets newer questions in. */
  constructor(parser: PythonParser, pause: () => Promise<void>) {
    this.cache = new DocumentCache(parser);
    this.pause = pause;
  }

  /** All hints of a version; none when a newer one came in meanwhile. */
  async hints(document: DocumentVersion, settings: HintSettings): Promise<readonly Hint[]> {
    const analysis = this.analysisOf(document);
    return analysis !== null && (await this.progressOf(document, analysis).hints) ? fileHints(analysis, settings) : [];
  }

  async hover(document: DocumentVersion, question: HoverQuestion, settings: HintSettings): Promise<HoverContent | null> {
    const analysis = await this.summarised(document);
    return analysis === null ? null : hover(analysis, question.offset, settings, question.measured);
  }

  /** A stretch of hovers before anyone asks, without what was measured; null when a newer version came in. */
  async hoversFrom(document: DocumentVersion, from: number, settings: HintSettings): Promise<HoverStretch | null> {
    const analysis = await this.summarised(document);
    return analysis === null ? null : hoversFrom(analysis, from, settings);
  }

  forget(uri: string): void {
    this.cache.forget(uri);
  }

  /** The analysis of a version with the costs of its functions; null when a newer one came in. */
  private async summarised(document: DocumentVersion): Promise<Analysis | null> {
    const analysis = this.analysisOf(document);
    return analysis !== null && (await this.progressOf(document, analysis).costs) ? analysis : null;
  }

  private analysisOf({ uri, version, text }: DocumentVersion): Analysis | null {
    if (text === null) return this.cache.latest(uri, version);
    const source: SourceDocument = { uri, version, text: () => text };
    return this.cache.analysis(source);
  }

  /** What underlines the learner's lines comes first: a hover is read later, and only here and there. */
  private progressOf(document: DocumentVersion, analysis: Analysis): Progress {
    const known = this.running.get(analysis);
    if (known !== undefined) return known;
    const hints = this.run(document, analysis, prepare);
    const costs = hints.then((isWanted) => isWanted && this.run(document, analysis, summarise));
    // Perhaps nobody hovers; whoever does is told what went wrong.
    costs.catch(() => undefined);
    this.running.set(analysis, { hints, costs });
    return { hints, costs };
  }

  private async run(
    { uri, version }: DocumentVersion,
    analysis: Analysis,
    work: (analysis: Analysis) => Generator<void, void>,
  ): Promise<boolean> {
    for (const _step of work(analysis)) {
      await this.pause();
      if (this.cache.latest(uri, version) !== analysis) return false;
    }
    return true;
  }
}
