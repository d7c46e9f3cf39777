import * as vscode from 'vscode';
import type { Catalog, Exercise, Topic } from '../core/catalog/catalog.ts';
import { parseConcept } from '../core/catalog/concept.ts';
import { describeTarget } from '../core/catalog/exercise.ts';
import { firstParagraph } from '../core/catalog/statement.ts';
import { describeResults, stateLabel } from '../core/practice/describe.ts';
import { letsThrough, noFilter, type ExerciseFilter } from '../core/practice/filter.ts';
import { stateOf, type ExerciseState } from '../core/practice/results.ts';
import type { Progress } from './progress.ts';
import type { Runs } from './runs.ts';

export type TopicsNode =
  | { readonly kind: 'topic'; readonly topic: Topic }
  | { readonly kind: 'exercise'; readonly exercise: Exercise }
  | { readonly kind: 'concepts' }
  | { readonly kind: 'concept'; readonly slug: string; readonly title: string };

interface TopicsDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly runs: Runs;
}

/** Shape and colour both tell the state, so that neither has to be seen. */
const icons: Readonly<Record<ExerciseState, vscode.ThemeIcon>> = {
  'not-started': new vscode.ThemeIcon('circle-outline'),
  'in-progress': new vscode.ThemeIcon('edit', new vscode.ThemeColor('charts.yellow')),
  passed: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  due: new vscode.ThemeIcon('history', new vscode.ThemeColor('charts.orange')),
};

const CLOCK_MILLISECONDS = 60_000;

/** The tree of topics, exercises and concept cards. */
export class TopicsTree implements vscode.TreeDataProvider<TopicsNode>, vscode.Disposable {
  readonly #dependencies: TopicsDependencies;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;
  #filter: ExerciseFilter = noFilter;

  constructor(dependencies: TopicsDependencies) {
    this.#dependencies = dependencies;
    const refresh = (): void => {
      this.#changed.fire(undefined);
    };
    // Ages such as "2 min ago" go stale by themselves.
    const clock = setInterval(refresh, CLOCK_MILLISECONDS);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      dependencies.progress.onDidChange(refresh),
      dependencies.runs.onDidChange(refresh),
      {
        dispose: () => {
          clearInterval(clock);
        },
      },
    );
  }

  get filter(): ExerciseFilter {
    return this.#filter;
  }

  set filter(filter: ExerciseFilter) {
    this.#filter = filter;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async getChildren(node?: TopicsNode): Promise<TopicsNode[]> {
    if (node === undefined) return this.#roots();
    if (node.kind === 'topic') return this.#exercisesOf(node.topic);
    if (node.kind === 'concepts') return this.#concepts();
    return [];
  }

  getTreeItem(node: TopicsNode): vscode.TreeItem {
    switch (node.kind) {
      case 'topic':
        return this.#topicItem(node.topic);
      case 'exercise':
        return this.#exerciseItem(node.exercise);
      case 'concepts':
        return group('concepts', 'Concepts', 'Cards to read and to be asked about');
      case 'concept':
        return conceptItem(node.slug, node.title);
    }
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TopicsNode): Promise<vscode.TreeItem> {
    if (node.kind === 'exercise') item.tooltip = await this.#tooltip(node.exercise);
    return item;
  }

  async #roots(): Promise<TopicsNode[]> {
    const { catalog } = this.#dependencies;
    const topics = await catalog.topics();
    const nodes = await Promise.all(topics.map(async (topic) => ({ topic, shown: await this.#exercisesOf(topic) })));
    const shown = nodes.filter((node) => node.shown.length > 0);
    const concepts: TopicsNode[] = (await catalog.concepts()).length === 0 ? [] : [{ kind: 'concepts' }];
    return [...shown.map(({ topic }): TopicsNode => ({ kind: 'topic', topic })), ...concepts];
  }

  async #exercisesOf(topic: Topic): Promise<TopicsNode[]> {
    const exercises = await Promise.all(topic.exercises.map((slug) => this.#dependencies.catalog.exercise(slug)));
    return exercises
      .filter((exercise) => letsThrough(this.#filter, this.#stateOf(exercise), exercise.difficulty))
      .map((exercise) => ({ kind: 'exercise', exercise }));
  }

  async #concepts(): Promise<TopicsNode[]> {
    const { catalog } = this.#dependencies;
    const slugs = await catalog.concepts();
    return Promise.all(
      slugs.map(async (slug) => ({ kind: 'concept', slug, title: parseConcept(await catalog.conceptText(slug)).title })),
    );
  }

  #topicItem(topic: Topic): vscode.TreeItem {
    const passed = topic.exercises.filter((slug) => {
      const state = stateOf(this.#dependencies.progress.current, slug, Date.now());
      return state === 'passed' || state === 'due';
    }).length;
    const count = `${String(passed)}/${String(topic.exercises.length)}`;
    const item = group(`topic:${topic.id}`, topic.title, topic.summary);
    item.description = count;
    item.accessibilityInformation = { label: `${topic.title}, ${count} exercises passed` };
    return item;
  }

  #exerciseItem(exercise: Exercise): vscode.TreeItem {
    const { progress, runs } = this.#dependencies;
    const running = runs.active(exercise.slug) !== undefined;
    const state = this.#stateOf(exercise);
    const results = describeResults(progress.current.exercises[exercise.slug], Date.now());
    const item = new vscode.TreeItem(exercise.title);
    item.id = `exercise:${exercise.slug}`;
    item.description = [exercise.difficulty, results].filter((text) => text !== '').join(' · ');
    item.iconPath = running ? new vscode.ThemeIcon('loading~spin') : icons[state];
    item.contextValue = running ? 'exercise.running' : `exercise.${state}`;
    item.command = { command: 'interviewPractice.openExercise', title: 'Open Exercise', arguments: [exercise.slug] };
    item.accessibilityInformation = {
      label: [exercise.title, exercise.difficulty, running ? 'running' : stateLabel(state), results]
        .filter((text) => text !== '')
        .join(', '),
    };
    return item;
  }

  async #tooltip(exercise: Exercise): Promise<vscode.MarkdownString> {
    const statement = await this.#dependencies.catalog.text(exercise, 'statement.md');
    const targets = exercise.entryPoints.flatMap((entry) => {
      const target = describeTarget(entry);
      return target === null ? [] : [`| \`${entry.name}\` | ${target} |`];
    });
    const about = `**${exercise.title}** · ${exercise.difficulty} · about ${String(exercise.minutes)} min · ${stateLabel(this.#stateOf(exercise))}`;
    const table = targets.length === 0 ? [] : [['| | target |', '|---|---|', ...targets].join('\n')];
    return new vscode.MarkdownString([about, firstParagraph(statement), ...table].join('\n\n'));
  }

  #stateOf(exercise: Exercise): ExerciseState {
    return stateOf(this.#dependencies.progress.current, exercise.slug, Date.now());
  }
}

function group(id: string, label: string, tooltip: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.tooltip = tooltip;
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${label}, ${tooltip}` };
  return item;
}

function conceptItem(slug: string, title: string): vscode.TreeItem {
  const item = new vscode.TreeItem(title);
  item.id = `concept:${slug}`;
  item.iconPath = new vscode.ThemeIcon('book');
  item.contextValue = 'concept';
  item.tooltip = 'Read the card';
  item.command = { command: 'interviewPractice.openConcept', title: 'Open Concept', arguments: [slug] };
  item.accessibilityInformation = { label: `${title}, concept card` };
  return item;
}
