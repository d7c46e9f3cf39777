import { isAbsolute, join, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { LearnerError } from './errors.ts';
import { changeSetting, setting } from './settings.ts';

/** The folder of the learner's files: chosen once, or `practice` in the opened folder; null when neither is there. */
export function practiceFolder(): string | null {
  const chosen = setting('folder');
  if (isAbsolute(chosen)) return chosen;
  const opened = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  return opened === undefined ? null : join(opened.uri.fsPath, chosen);
}

/** As practiceFolder, for what cannot go on without one. */
export function requirePracticeFolder(): string {
  const folder = practiceFolder();
  if (folder !== null) return folder;
  throw new LearnerError(
    'Your solutions need a folder. Open a folder, or choose one that is used in every window.',
    { label: 'Open Folder…', command: 'workbench.action.files.openFolder' },
    { label: 'Choose Practice Folder…', command: 'interviewPractice.chooseFolder' },
  );
}

export function exercisePath(folder: string, exercise: Exercise): string {
  return join(folder, exercise.topic, `${exercise.slug}.py`);
}

/** Where the learner's file of an exercise is, whether it was begun or not. */
export function exerciseFile(exercise: Exercise): vscode.Uri {
  return vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
}

/** Whether a file lies in the practice folder, an exercise or not. It can be read in a virtual workspace, too. */
export function isInPracticeFolder(uri: vscode.Uri): boolean {
  if (uri.scheme !== 'file') return isInVirtualPracticeFolder(uri);
  const folder = practiceFolder();
  if (folder === null) return false;
  const path = relative(folder, uri.fsPath);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
}

function isInVirtualPracticeFolder(uri: vscode.Uri): boolean {
  const chosen = setting('folder');
  const opened = vscode.workspace.getWorkspaceFolder(uri);
  if (opened === undefined || isAbsolute(chosen)) return false;
  return uri.path.startsWith(`${vscode.Uri.joinPath(opened.uri, ...chosen.split(/[\\/]/)).path.replace(/\/$/, '')}/`);
}

/** The exercise that a file of the practice folder solves; undefined for any other file. */
export async function exerciseOfFile(catalog: Catalog, uri: vscode.Uri): Promise<Exercise | undefined> {
  const folder = practiceFolder();
  if (folder === null || uri.scheme !== 'file') return undefined;
  const [topic, file, ...more] = relative(folder, uri.fsPath).split(sep);
  if (topic === undefined || file === undefined || more.length > 0 || !file.endsWith('.py')) return undefined;
  const slug = file.slice(0, -'.py'.length);
  const known = (await catalog.topics()).find(({ id }) => id === topic)?.exercises.includes(slug);
  return known === true ? catalog.exercise(slug) : undefined;
}

/** Lets the learner choose a folder for every window; false when they thought better of it. */
export async function choosePracticeFolder(): Promise<boolean> {
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: 'Practise Here',
    title: 'Folder for your solutions',
  });
  const folder = chosen?.[0];
  if (folder === undefined) return false;
  if (folder.scheme !== 'file') throw new LearnerError('Solutions are run by Python, so their folder must be on this machine.');
  await changeSetting('folder', folder.fsPath);
  return true;
}
