import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import { parseConcept } from '../core/catalog/concept.ts';
import { stateLabel } from '../core/practice/describe.ts';
import { noFilter, type ExerciseFilter } from '../core/practice/filter.ts';
import type { ExerciseState } from '../core/practice/results.ts';
import type { CommandDependencies, Handler } from './commands.ts';
import type { ViewCommandId } from './ids.ts';
import { Pages } from './pages.ts';
import { choosePracticeFolder } from './practiceFolder.ts';
import { checkSetup } from './setup.ts';

/** Commands about the view, the cards and the setup. */
export function viewCommands({ catalog, interpreters, log, requirements, tree }: CommandDependencies): Record<ViewCommandId, Handler> {
  return {
    'interviewPractice.filter': async () => {
      const filter = await pickFilter(tree.filter);
      if (filter !== undefined) tree.filter = filter;
    },
    'interviewPractice.clearFilter': () => {
      tree.filter = noFilter;
    },
    'interviewPractice.openConcept': async (target) => {
      const slug = await conceptFor(target, catalog);
      if (slug !== undefined) await vscode.commands.executeCommand('markdown.showPreview', Pages.uri('concept', slug));
    },
    'interviewPractice.checkSetup': () => checkSetup({ catalog, interpreters, requirements }),
    'interviewPractice.selectInterpreter': () => interpreters.select(),
    'interviewPractice.chooseFolder': async () => {
      await choosePracticeFolder();
    },
    'interviewPractice.showLog': () => {
      log.show();
    },
  };
}

async function conceptFor(target: unknown, catalog: Catalog): Promise<string | undefined> {
  if (typeof target === 'string') return target;
  if (typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'concept' && 'slug' in target) {
    return String(target.slug);
  }
  const slugs = await catalog.concepts();
  const items = await Promise.all(slugs.map(async (slug) => ({ label: parseConcept(await catalog.conceptText(slug)).title, slug })));
  return (await vscode.window.showQuickPick(items, { title: 'Read a concept card' }))?.slug;
}

const states: readonly ExerciseState[] = ['not-started', 'in-progress', 'passed', 'due'];
const difficulties = ['easy', 'medium', 'hard'] as const;

async function pickFilter(filter: ExerciseFilter): Promise<ExerciseFilter | undefined> {
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items = [
    heading('State'),
    ...states.map((state) => ({ label: stateLabel(state), picked: filter.states.includes(state), state })),
    heading('Difficulty'),
    ...difficulties.map((difficulty) => ({ label: difficulty, picked: filter.difficulties.includes(difficulty), difficulty })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'Show only', canPickMany: true });
  if (picked === undefined) return undefined;
  return {
    states: picked.flatMap((item) => ('state' in item ? [item.state] : [])),
    difficulties: picked.flatMap((item) => ('difficulty' in item ? [item.difficulty] : [])),
  };
}
