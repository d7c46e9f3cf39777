import { Worker } from 'node:worker_threads';
import type { HintSettings, HoverContent } from '../../core/hints/engine.ts';
import type { Hint } from '../../core/hints/hint.ts';
import type { DocumentVersion, HoverQuestion } from '../../core/hints/hintService.ts';
import type { WasmFiles } from '../parser/webTreeSitterParser.ts';
import { KnownHovers } from './knownHovers.ts';
import type { Answer, Question, Reply, Request, ThreadData } from './messages.ts';

/** What is asked about: the text is read only when the thread does not have this version yet. */
export interface AskedDocument {
  readonly uri: string;
  readonly version: number;
  text(): string;
}

export interface HintThreadOptions {
  /** The thread's bundled program. */
  readonly program: string | URL;
  readonly wasm: WasmFiles;
  /** A question that takes longer ends the thread. */
  readonly limitMilliseconds?: number;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const LIMIT_MILLISECONDS = 20_000;
/** Enough for the longest file that is analysed; more would be a mistake that must not take the editor with it. */
const HEAP_MEGABYTES = 512;
/** After so many ends in a row without an answer no new thread is started. */
const FAILURES = 3;

/**
 * Hints from a thread of their own: nothing of parsing or analysis runs on the thread that asks. The thread starts with
 * {@link HintThread.warmUp} or the first question and ends with the last document; one that fails or hangs is replaced at the next question.
 */
export class HintThread {
  readonly #options: HintThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  /** The version that the thread has of each document. */
  readonly #sent = new Map<string, number>();
  readonly #known = new Map<string, KnownHovers>();
  #worker: Worker | null = null;
  #nextId = 1;
  #failures = 0;

  constructor(options: HintThreadOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /** Starts the thread before anything is asked: it loads its parser and runs itself warm while nobody waits. */
  warmUp(): void {
    if (this.#worker === null) this.#start();
  }

  /** Whether the thread owes an answer, which may be to a question that nobody has put yet. */
  get isBusy(): boolean {
    return this.#waiting.size > 0;
  }

  /** All hints of a document. Afterwards the thread goes on to what its hovers will show. */
  async hints(document: AskedDocument, settings: HintSettings): Promise<readonly Hint[]> {
    const { disabledRules } = settings;
    const answer = await this.#ask({ kind: 'hints', document: this.#toSend(document), disabledRules });
    if (!Array.isArray(answer)) return [];
    void this.#lookAhead(document, settings);
    return answer as readonly Hint[];
  }

  async hover(document: AskedDocument, question: HoverQuestion, settings: HintSettings): Promise<HoverContent | null> {
    // What was measured stands in the hover, too: it is asked for.
    if (question.measured.size === 0) {
      const known = this.#knownOf(document, settings)?.at(question.offset);
      if (known !== undefined) return known;
    }
    const { disabledRules } = settings;
    const answer = await this.#ask({ kind: 'hover', document: this.#toSend(document), question, disabledRules });
    return answer !== null && 'sections' in answer ? answer : null;
  }

  /** Frees what the thread keeps of a document. */
  forget(uri: string): void {
    this.#known.delete(uri);
    if (!this.#sent.delete(uri)) return;
    if (this.#sent.size === 0) this.#end(null);
    else this.#post({ kind: 'forget', uri });
  }

  dispose(): void {
    this.#failures = FAILURES;
    this.#end(null);
  }

  /** Fetches the hovers of a version piece by piece, until it is no longer the newest. */
  async #lookAhead(document: AskedDocument, settings: HintSettings): Promise<void> {
    const { uri, version } = document;
    if (this.#sent.get(uri) !== version || this.#knownOf(document, settings) !== undefined) return;
    const known = new KnownHovers(version, settings);
    this.#known.set(uri, known);
    const { disabledRules } = settings;
    while (known.next !== null && this.#known.get(uri) === known && this.#sent.get(uri) === version) {
      const asked = this.#ask({ kind: 'hovers', document: { uri, version, text: null }, disabledRules, from: known.next });
      // Whoever hovers asks once more, and is told what went wrong.
      const answer = await asked.catch(() => null);
      if (answer === null || !('spans' in answer)) return;
      known.add(answer);
    }
  }

  #knownOf({ uri, version }: AskedDocument, settings: HintSettings): KnownHovers | undefined {
    const known = this.#known.get(uri);
    return known?.isOf(version, settings) === true ? known : undefined;
  }

  #toSend(document: AskedDocument): DocumentVersion {
    const { uri, version } = document;
    const text = this.#sent.get(uri) === version ? null : document.text();
    return { uri, version, text };
  }

  #ask(question: Question): Promise<Answer> {
    const worker = this.#worker ?? this.#start();
    if (worker === null) return Promise.resolve(null);
    const { uri, version } = question.document;
    this.#sent.set(uri, version);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const limit = this.#options.limitMilliseconds ?? LIMIT_MILLISECONDS;
      const timer = setTimeout(() => {
        this.#fail(`${uri} took longer than ${String(limit)} ms`);
      }, limit);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#post({ kind: 'ask', id, question });
    });
  }

  #post(request: Request): void {
    this.#worker?.postMessage(request);
  }

  #start(): Worker | null {
    if (this.#failures >= FAILURES) return null;
    const workerData: ThreadData = { wasm: this.#options.wasm };
    const worker = new Worker(this.#options.program, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      name: 'hints',
    });
    worker.on('message', (reply: Reply) => {
      this.#settle(reply);
    });
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#fail(String(error));
    });
    worker.on('exit', (code) => {
      if (worker === this.#worker) this.#fail(`the thread ended with code ${String(code)}`);
    });
    // An open thread must not keep a program alive that has nothing else to do.
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    if (reply.problem === null) {
      this.#failures = 0;
      waiting.resolve(reply.answer);
    } else waiting.reject(new Error(reply.problem));
  }

  #fail(problem: string): void {
    this.#failures++;
    this.#end(problem);
  }

  /** Ends the thread; whoever still waits is told what went wrong, or gets nothing when nothing did. */
  #end(problem: string | null): void {
    const worker = this.#worker;
    this.#worker = null;
    this.#sent.clear();
    this.#known.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve, reject, timer } of waiting) {
      clearTimeout(timer);
      if (problem === null) resolve(null);
      else reject(new Error(problem));
    }
    void worker?.terminate();
  }
}
