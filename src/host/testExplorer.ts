import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import type { PlannedTest } from '../core/run/events.ts';
import type { RunResult } from '../core/run/result.ts';
import { exercisePath, practiceFolder } from './practiceFolder.ts';
import type { Preparation, ReadyExercise } from './preparation.ts';
import type { Runs } from './runs.ts';
import { failurePlaces, reportEnding, reportTest } from './testReport.ts';

type ItemMeaning =
  | { readonly kind: 'exercise'; readonly exercise: Exercise }
  | { readonly kind: 'test'; readonly exercise: Exercise; readonly id: string };

/** What one entrance wants to be run; null means every test of the exercise. */
interface Wanted {
  readonly exercise: Exercise;
  readonly tests: readonly string[] | null;
}

export interface TestExplorerPorts {
  readonly catalog: Catalog;
  readonly runs: Runs;
  readonly preparation: Preparation;
  readonly debug: (exercise: Exercise, tests: readonly string[] | null) => Promise<void>;
  readonly report: (error: unknown) => Promise<void>;
}

/** Exercises and their tests in the editor's own Test Explorer, through which every entrance runs. */
export class TestExplorer implements vscode.Disposable {
  readonly #ports: TestExplorerPorts;
  readonly #controller: vscode.TestController;
  readonly #profile: vscode.TestRunProfile;
  readonly #meanings = new WeakMap<object, ItemMeaning>();
  /** What each run under way is at, from before its file is saved on. */
  readonly #underWay = new Map<vscode.CancellationTokenSource, Exercise>();
  #last: Wanted | undefined;

  constructor(ports: TestExplorerPorts) {
    this.#ports = ports;
    this.#controller = vscode.tests.createTestController('interviewPractice', 'Interview Practice');
    this.#controller.resolveHandler = async (item) => {
      try {
        if (item === undefined) await this.#addStartedExercises();
        else await this.#addTests(item);
      } catch (error) {
        await ports.report(error);
      }
    };
    this.#controller.refreshHandler = () => this.#addStartedExercises();
    this.#profile = this.#controller.createRunProfile(
      'Run',
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#runRequest(request, token),
      true,
    );
    this.#controller.createRunProfile('Debug', vscode.TestRunProfileKind.Debug, (request) => this.#debugRequest(request), true);
  }

  /** What was last run, for running it again. */
  get last(): Wanted | undefined {
    return this.#last;
  }

  /** The test that a menu of the Test Explorer or of a test's message is about. */
  testOf(target: unknown): { readonly exercise: Exercise; readonly id: string | undefined } | undefined {
    const item = typeof target === 'object' && target !== null && 'test' in target ? target.test : target;
    const meaning = typeof item === 'object' && item !== null ? this.#meanings.get(item) : undefined;
    if (meaning === undefined) return undefined;
    return { exercise: meaning.exercise, id: meaning.kind === 'test' ? meaning.id : undefined };
  }

  /**
   * Runs an exercise as a click in the Test Explorer would, and shows the results where those are shown. Rejects with a
   * LearnerError when something is missing for it.
   */
  async run(exercise: Exercise, tests: readonly string[] | null = null): Promise<RunResult | undefined> {
    const item = this.#exerciseItem(exercise);
    const items = tests === null ? [item] : tests.flatMap((id) => item.children.get(id) ?? []);
    const request = new vscode.TestRunRequest(items, undefined, this.#profile, false, false);
    const token = new vscode.CancellationTokenSource();
    try {
      return (await this.#runAll(request, [{ exercise, tests }], token.token))[0];
    } finally {
      token.dispose();
    }
  }

  /** Runs several exercises one after another, as one test run. Rejects when something is missing for the first. */
  async runMany(exercises: readonly Exercise[], token: vscode.CancellationToken): Promise<readonly RunResult[]> {
    const request = new vscode.TestRunRequest(exercises.map((exercise) => this.#exerciseItem(exercise)), undefined, this.#profile);
    return this.#runAll(request, exercises.map((exercise) => ({ exercise, tests: null })), token);
  }

  /** Stops what runs an exercise, or everything that runs, whatever it is at; false when there is no such thing. */
  stop(slug?: string): boolean {
    const wanted = [...this.#underWay].filter(([, exercise]) => slug === undefined || exercise.slug === slug);
    for (const [source] of wanted) source.cancel();
    return wanted.length > 0;
  }

  dispose(): void {
    this.#controller.dispose();
  }

  async #runRequest(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    try {
      await this.#runAll(request, await this.#wanted(request), token);
    } catch (error) {
      await this.#ports.report(error);
    }
  }

  async #debugRequest(request: vscode.TestRunRequest): Promise<void> {
    try {
      for (const { exercise, tests } of await this.#wanted(request)) await this.#ports.debug(exercise, tests);
    } catch (error) {
      await this.#ports.report(error);
    }
  }

  async #wanted(request: vscode.TestRunRequest): Promise<readonly Wanted[]> {
    if (request.include === undefined) await this.#addStartedExercises();
    const included = request.include ?? [...this.#controller.items].map(([, item]) => item);
    const excluded = new Set(request.exclude);
    const wanted = new Map<Exercise, Set<string> | null>();
    for (const item of included) {
      const meaning = this.#meanings.get(item);
      if (meaning === undefined || excluded.has(item)) continue;
      if (meaning.kind === 'exercise') {
        const left = [...item.children].filter(([, child]) => !excluded.has(child)).map(([id]) => id);
        wanted.set(meaning.exercise, left.length === item.children.size ? null : new Set(left));
      } else if (wanted.get(meaning.exercise) !== null) {
        wanted.set(meaning.exercise, (wanted.get(meaning.exercise) ?? new Set()).add(meaning.id));
      }
    }
    return [...wanted].map(([exercise, tests]) => ({ exercise, tests: tests === null ? null : [...tests] }));
  }

  async #runAll(
    request: vscode.TestRunRequest,
    wanted: readonly Wanted[],
    token: vscode.CancellationToken,
  ): Promise<readonly RunResult[]> {
    const [first] = wanted;
    if (first === undefined) return [];
    const stop = new vscode.CancellationTokenSource();
    try {
      // Where nothing can run, the results of the last run stay.
      const ready = await this.#prepare(first.exercise, stop);
      const run = this.#controller.createTestRun(request);
      const listeners = [token, run.token].map((each) => each.onCancellationRequested(() => { stop.cancel(); }));
      try {
        return await this.#runEach(run, ready, wanted, stop);
      } finally {
        run.end();
        for (const listener of listeners) listener.dispose();
      }
    } finally {
      this.#underWay.delete(stop);
      stop.dispose();
    }
  }

  /** What ended before something was missing, which is reported. */
  async #runEach(
    run: vscode.TestRun,
    first: ReadyExercise,
    wanted: readonly Wanted[],
    stop: vscode.CancellationTokenSource,
  ): Promise<readonly RunResult[]> {
    const results: RunResult[] = [];
    try {
      for (const { exercise, tests } of wanted) {
        if (results.length > 0 && stop.token.isCancellationRequested) break;
        const ready = exercise === first.exercise ? first : await this.#prepare(exercise, stop);
        results.push(await this.#runOne(run, ready, tests, stop.token));
      }
    } catch (error) {
      void this.#ports.report(error);
    }
    return results;
  }

  #prepare(exercise: Exercise, stop: vscode.CancellationTokenSource): Promise<ReadyExercise> {
    this.#underWay.set(stop, exercise);
    return this.#ports.preparation.prepare(exercise);
  }

  async #runOne(
    run: vscode.TestRun,
    ready: ReadyExercise,
    tests: readonly string[] | null,
    token: vscode.CancellationToken,
  ): Promise<RunResult> {
    const { exercise } = ready;
    this.#last = { exercise, tests };
    const root = this.#exerciseItem(exercise);
    const reported = new Set<string>();
    const place = await failurePlaces(exercise, root.uri);
    const result = await this.#ports.runs.run(
      ready,
      tests,
      (event, progress) => {
        if (event.event === 'plan') this.#plan(run, root, exercise, event.tests, tests === null);
        const item = 'test' in event ? root.children.get(event.test) : undefined;
        if (item === undefined) return;
        if (event.event === 'test-started') run.started(item);
        const ended = event.event === 'test-ended' ? progress.ended.get(event.test) : undefined;
        if (ended === undefined) return;
        reported.add(ended.id);
        reportTest(run, item, ended, place);
      },
      token,
    );
    for (const test of result.tests) {
      const item = root.children.get(test.id);
      if (item !== undefined && !reported.has(test.id)) reportTest(run, item, test, place);
    }
    reportEnding(run, root, result, place);
    return result;
  }

  #plan(run: vscode.TestRun, root: vscode.TestItem, exercise: Exercise, tests: readonly PlannedTest[], whole: boolean): void {
    const items = tests.map((test, index) => this.#testItem(root, exercise, test, index));
    if (whole) root.children.replace(items);
    else for (const item of items) root.children.add(item);
    for (const item of items) run.enqueued(item);
  }

  #testItem(root: vscode.TestItem, exercise: Exercise, test: PlannedTest, index: number): vscode.TestItem {
    const item = this.#controller.createTestItem(test.id, test.title, root.uri);
    item.description = test.optional ? `${test.group} (optional)` : test.group;
    item.sortText = String(index).padStart(4, '0');
    this.#meanings.set(item, { kind: 'test', exercise, id: test.id });
    return item;
  }

  async #addTests(item: vscode.TestItem): Promise<void> {
    const meaning = this.#meanings.get(item);
    if (meaning?.kind !== 'exercise') return;
    const tests = await this.#ports.runs.plan(meaning.exercise);
    if (tests.length > 0) item.children.replace(tests.map((test, index) => this.#testItem(item, meaning.exercise, test, index)));
  }

  async #addStartedExercises(): Promise<void> {
    const folder = practiceFolder();
    if (folder === null) return;
    for (const exercise of await this.#ports.catalog.exercises()) {
      const uri = vscode.Uri.file(exercisePath(folder, exercise));
      const there = await vscode.workspace.fs.stat(uri).then(
        () => true,
        () => false,
      );
      if (there) this.#exerciseItem(exercise);
      else this.#controller.items.delete(exercise.slug);
    }
  }

  #exerciseItem(exercise: Exercise): vscode.TestItem {
    const known = this.#controller.items.get(exercise.slug);
    const folder = practiceFolder();
    const uri = folder === null ? undefined : vscode.Uri.file(exercisePath(folder, exercise));
    if (known !== undefined && known.uri?.toString() === uri?.toString()) return known;
    const item = this.#controller.createTestItem(exercise.slug, exercise.title, uri);
    item.description = exercise.difficulty;
    item.canResolveChildren = true;
    this.#meanings.set(item, { kind: 'exercise', exercise });
    this.#controller.items.add(item);
    return item;
  }
}
