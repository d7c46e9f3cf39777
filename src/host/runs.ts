import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import type { WantedSchedule } from '../core/explore/schedule.ts';
import { recordRun } from '../core/practice/results.ts';
import type { HarnessEvent, PlannedTest } from '../core/run/events.ts';
import type { RunProgress, RunResult, TestResult } from '../core/run/result.ts';
import { planSuite, runSuite, type RunPorts, type RunRequest } from '../core/run/run.ts';
import { harnessFolder } from '../node/bundled.ts';
import { readIfThere } from '../node/files.ts';
import { requestFor } from '../node/exerciseRuns.ts';
import { HarnessPool, type HarnessHome } from '../node/harnessProcess.ts';
import { wallClock } from '../node/timer.ts';
import type { InterpreterChoice } from './interpreter.ts';
import type { Preparation, ReadyExercise } from './preparation.ts';
import type { Progress } from './progress.ts';
import { setting } from './settings.ts';

interface ActiveRun {
  readonly exercise: Exercise;
  readonly startedAt: number;
  readonly progress: RunProgress | null;
  readonly stop: AbortController;
  /** Settles when the run has ended in whatever way. */
  readonly finished: Promise<unknown>;
}

interface RunDependencies {
  readonly home: string;
  readonly catalog: Catalog;
  readonly interpreters: InterpreterChoice;
  readonly preparation: Preparation;
  readonly progress: Progress;
  readonly log: vscode.LogOutputChannel;
}

interface Start {
  readonly ready: ReadyExercise;
  readonly tests: readonly string[] | null;
  readonly stop: AbortController;
}

/** After this long without a run, a waiting interpreter is not worth its memory. */
const IDLE_MILLISECONDS = 10 * 60_000;

type OnEvent = (event: HarnessEvent, progress: RunProgress) => void;

/** Runs suites, one at a time for each exercise, and remembers how they ended. */
export class Runs implements vscode.Disposable {
  readonly #dependencies: RunDependencies;
  readonly #active = new Map<string, ActiveRun>();
  readonly #latest = new Map<string, RunResult>();
  readonly #changed = new vscode.EventEmitter<Exercise>();
  /** Fires when a run starts, gets on, and ends. */
  readonly onDidChange = this.#changed.event;
  readonly #pool: HarnessPool;
  #cooling: ReturnType<typeof setTimeout> | undefined;

  constructor(dependencies: RunDependencies) {
    this.#dependencies = dependencies;
    this.#pool = new HarnessPool((line) => {
      dependencies.log.warn(line);
    });
  }

  active(slug: string): ActiveRun | undefined {
    return this.#active.get(slug);
  }

  get anyActive(): readonly ActiveRun[] {
    return [...this.#active.values()];
  }

  /** The last run of this session that ended with a verdict. */
  latest(slug: string): RunResult | undefined {
    return this.#latest.get(slug);
  }

  /**
   * Runs the suite, or the named tests of it, on the learner's file as it was prepared. A run of the same exercise that
   * is under way is stopped first: the learner has changed the file and wants to know about the new one.
   */
  async run(
    ready: ReadyExercise,
    tests: readonly string[] | null,
    onEvent: OnEvent,
    token: vscode.CancellationToken,
  ): Promise<RunResult> {
    const { exercise, file } = ready;
    const stop = new AbortController();
    const cancellation = token.onCancellationRequested(() => {
      stop.abort();
    });
    const earlier = this.#active.get(exercise.slug);
    earlier?.stop.abort();
    const running = this.#startAfter(earlier, { ready, tests, stop }, onEvent);
    // From this moment on a newer run finds this one, however many ask at once.
    this.#active.set(exercise.slug, { exercise, startedAt: Date.now(), progress: null, stop, finished: running });
    this.#changed.fire(exercise);
    try {
      const result = await running;
      // A run that was stopped before it began says nothing, and the one before it still does.
      if (result.ending.kind !== 'stopped' || result.tests.length > 0) this.#latest.set(exercise.slug, result);
      return result;
    } finally {
      cancellation.dispose();
      if (this.#active.get(exercise.slug)?.stop === stop) this.#active.delete(exercise.slug);
      this.#changed.fire(exercise);
      this.warm(exercise, file).catch((error: unknown) => {
        this.#dependencies.log.warn(String(error));
      });
    }
  }

  /** Runs one test under one schedule alone. What comes of it says nothing about other schedules, so it is no result of the test. */
  async replay(exercise: Exercise, test: string, schedule: WantedSchedule, signal: AbortSignal): Promise<TestResult | undefined> {
    const ready = await this.#dependencies.preparation.prepare(exercise);
    const result = await runSuite(this.request(ready, [test], schedule), this.#ports(ready), { onProgress: () => undefined }, signal);
    return result.tests.find(({ id }) => id === test);
  }

  /** Has an interpreter start and wait, since a run is likely; it does not wait for ever. */
  async warm(exercise: Exercise, file: vscode.Uri): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const interpreter = await this.#dependencies.interpreters.find(file);
    if (!('version' in interpreter)) return;
    const suite = this.#dependencies.catalog.locate(exercise, 'suite.py');
    this.#pool.warm(this.#home(interpreter.command), suite);
    clearTimeout(this.#cooling);
    this.#cooling = setTimeout(() => {
      this.cool();
    }, IDLE_MILLISECONDS);
  }

  /** Ends the interpreter that waits. */
  cool(): void {
    clearTimeout(this.#cooling);
    this.#pool.cool();
  }

  /** The tests of an exercise; empty where they cannot be told, as in an untrusted window. */
  async plan(exercise: Exercise): Promise<readonly PlannedTest[]> {
    const ready = await this.#dependencies.preparation.lookUp(exercise);
    return ready === undefined ? [] : planSuite(this.request(ready, null), this.#ports(ready).launch);
  }

  /** Stops every run, and resolves when all that they started is gone. */
  async end(): Promise<void> {
    this.#stop();
    this.cool();
    await Promise.allSettled(this.anyActive.map(({ finished }) => finished));
  }

  dispose(): void {
    this.#stop();
    this.cool();
    this.#changed.dispose();
  }

  #stop(): void {
    for (const run of this.#active.values()) run.stop.abort();
  }

  async #startAfter(earlier: ActiveRun | undefined, start: Start, onEvent: OnEvent): Promise<RunResult> {
    await earlier?.finished.catch(() => undefined);
    return this.#start(start, onEvent);
  }

  async #start({ ready, tests, stop }: Start, onEvent: OnEvent): Promise<RunResult> {
    const { exercise, file } = ready;
    const { progress } = this.#dependencies;
    const text = (await readIfThere(file.fsPath)) ?? '';
    const observer = {
      onProgress: (now: RunProgress, event: HarnessEvent) => {
        const active = this.#active.get(exercise.slug);
        if (active?.stop === stop) this.#active.set(exercise.slug, { ...active, progress: now });
        onEvent(event, now);
        this.#changed.fire(exercise);
      },
    };
    const result = await runSuite(this.request(ready, tests), this.#ports(ready), observer, stop.signal);
    if (tests === null) await progress.record(text, (results, key) => recordRun(results, result, key, Date.now()));
    return result;
  }

  /** The request for the learner's file under the present settings. */
  request({ exercise, file, site }: ReadyExercise, tests: readonly string[] | null, replay?: WantedSchedule): RunRequest {
    return requestFor(this.#dependencies.catalog, exercise, file.fsPath, {
      timeout: setting('run.timeout'),
      site,
      learnerTests: setting('run.ownTests'),
      ...(tests === null ? {} : { tests }),
      ...(replay === undefined ? {} : { replay }),
    });
  }

  #ports({ python }: ReadyExercise): RunPorts {
    return { launch: this.#pool.launcher(this.#home(python)), timer: wallClock };
  }

  #home(python: readonly [string, ...string[]]): HarnessHome {
    return { python, harness: harnessFolder(this.#dependencies.home) };
  }
}
