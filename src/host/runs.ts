import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import type { WantedSchedule } from '../core/explore/schedule.ts';
import { recordRun } from '../core/practice/results.ts';
import type { HarnessEvent, PlannedTest } from '../core/run/events.ts';
import type { RunProgress, RunResult, TestResult } from '../core/run/result.ts';
import { planSuite, runSuite, type RunRequest } from '../core/run/run.ts';
import { harnessFolder } from '../node/bundled.ts';
import { readIfThere } from '../node/files.ts';
import { requestFor } from '../node/exerciseRuns.ts';
import { HarnessPool, type HarnessHome } from '../node/harnessProcess.ts';
import { wallClock } from '../node/timer.ts';
import { LearnerError } from './errors.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { exerciseFile, exercisePath, requirePracticeFolder } from './practiceFolder.ts';
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
  readonly progress: Progress;
  readonly log: vscode.LogOutputChannel;
}

interface Start {
  readonly exercise: Exercise;
  readonly file: vscode.Uri;
  readonly python: readonly [string, ...string[]];
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
  #saving = 0;
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

  /** Whether a run is saving the learner's file, which is no wish of theirs to run it. */
  get preparing(): boolean {
    return this.#saving > 0;
  }

  get anyActive(): readonly ActiveRun[] {
    return [...this.#active.values()];
  }

  /** The last run of this session that ended with a verdict. */
  latest(slug: string): RunResult | undefined {
    return this.#latest.get(slug);
  }

  /** Stops the run of one exercise, or every run. */
  stop(slug?: string): void {
    for (const run of this.#active.values()) {
      if (slug === undefined || run.exercise.slug === slug) run.stop.abort();
    }
  }

  /**
   * Runs the suite, or the named tests of it, on the learner's file. A run of the same exercise that is under way is
   * stopped first: the learner has changed the file and wants to know about the new one.
   */
  async run(
    exercise: Exercise,
    tests: readonly string[] | null,
    onEvent: OnEvent,
    token: vscode.CancellationToken,
  ): Promise<RunResult> {
    const file = await this.prepare(exercise);
    const { command } = await this.#dependencies.interpreters.require(file);
    await this.#endEarlier(exercise.slug);
    const stop = new AbortController();
    const cancellation = token.onCancellationRequested(() => {
      stop.abort();
    });
    const running = this.#start({ exercise, file, python: command, tests, stop }, onEvent);
    this.#active.set(exercise.slug, { exercise, startedAt: Date.now(), progress: null, stop, finished: running });
    this.#changed.fire(exercise);
    try {
      const result = await running;
      this.#latest.set(exercise.slug, result);
      return result;
    } finally {
      cancellation.dispose();
      this.#active.delete(exercise.slug);
      this.#changed.fire(exercise);
      this.warm(file).catch((error: unknown) => {
        this.#dependencies.log.warn(String(error));
      });
    }
  }

  /** Runs one test under one schedule alone. What comes of it says nothing about other schedules, so it is no result of the test. */
  async replay(exercise: Exercise, test: string, schedule: WantedSchedule, signal: AbortSignal): Promise<TestResult | undefined> {
    const file = await this.prepare(exercise);
    const { command } = await this.#dependencies.interpreters.require(file);
    const ports = { launch: this.#pool.launcher(this.#home(command)), timer: wallClock };
    const result = await runSuite(this.request(exercise, file, [test], schedule), ports, { onProgress: () => undefined }, signal);
    return result.tests.find(({ id }) => id === test);
  }

  /** Has an interpreter start and wait, since a run is likely; it does not wait for ever. */
  async warm(file: vscode.Uri): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const interpreter = await this.#dependencies.interpreters.find(file);
    if (!('version' in interpreter)) return;
    this.#pool.warm(this.#home(interpreter.command));
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
    if (!vscode.workspace.isTrusted) return [];
    const file = exerciseFile(exercise);
    const interpreter = await this.#dependencies.interpreters.find(file);
    return 'version' in interpreter ? planSuite(this.request(exercise, file, null), this.#pool.launcher(this.#home(interpreter.command))) : [];
  }

  /** Checks what a run needs and saves the learner's file; rejects with a LearnerError that says what is missing. */
  async prepare(exercise: Exercise): Promise<vscode.Uri> {
    if (!vscode.workspace.isTrusted) {
      throw new LearnerError('Running Python needs a trusted window, since a solution can do anything that a program can.', {
        label: 'Manage Trust…',
        command: 'workbench.trust.manage',
      });
    }
    const path = exercisePath(requirePracticeFolder(), exercise);
    const file = vscode.Uri.file(path);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === file.fsPath);
    if (open?.isDirty === true && !(await this.#save(open))) {
      throw new LearnerError(`“${exercise.slug}.py” could not be saved, so the run would test an old text. Save it and run again.`);
    }
    if ((await readIfThere(path)) === null) {
      throw new LearnerError(`There is no ${exercise.topic}/${exercise.slug}.py in your practice folder yet.`, {
        label: 'Open Exercise',
        command: 'interviewPractice.openExercise',
        args: [exercise.slug],
      });
    }
    return file;
  }

  dispose(): void {
    this.stop();
    this.cool();
    this.#changed.dispose();
  }

  async #save(document: vscode.TextDocument): Promise<boolean> {
    this.#saving += 1;
    try {
      if (await document.save()) return true;
      // It is refused while another save is ending, such as the editor's own after a delay: what counts is the file.
      return !document.isDirty || (await document.save()) || (await readIfThere(document.uri.fsPath)) === document.getText();
    } finally {
      this.#saving -= 1;
    }
  }

  async #endEarlier(slug: string): Promise<void> {
    for (let earlier = this.#active.get(slug); earlier !== undefined; earlier = this.#active.get(slug)) {
      earlier.stop.abort();
      await earlier.finished.catch(() => undefined);
      // The earlier run's own clean-up comes before this one goes on.
      await Promise.resolve();
    }
  }

  async #start({ exercise, file, python, tests, stop }: Start, onEvent: OnEvent): Promise<RunResult> {
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
    const result = await runSuite(
      this.request(exercise, file, tests),
      { launch: this.#pool.launcher(this.#home(python)), timer: wallClock },
      observer,
      stop.signal,
    );
    if (tests === null) await progress.record(text, (results, key) => recordRun(results, result, key, Date.now()));
    return result;
  }

  /** The request for the learner's file under the present settings. */
  request(exercise: Exercise, file: vscode.Uri, tests: readonly string[] | null, replay?: WantedSchedule): RunRequest {
    return requestFor(this.#dependencies.catalog, exercise, file.fsPath, {
      timeout: setting('run.timeout'),
      learnerTests: setting('run.ownTests'),
      ...(tests === null ? {} : { tests }),
      ...(replay === undefined ? {} : { replay }),
    });
  }

  #home(python: readonly [string, ...string[]]): HarnessHome {
    return { python, harness: harnessFolder(this.#dependencies.home) };
  }
}
