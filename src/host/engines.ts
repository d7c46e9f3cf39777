import { join } from 'node:path';
import * as vscode from 'vscode';
import { harnessFolder } from '../node/bundled.ts';
import { askEngine, type EngineObject } from '../node/engineProcess.ts';
import { LearnerError } from './errors.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { requireTrust } from './trust.ts';

export interface EngineHome {
  readonly home: string;
  readonly interpreters: InterpreterChoice;
}

const ENGINES = {
  growth: { event: 'measured', doing: 'Measuring' },
  explore: { event: 'explored', doing: 'Exploring' },
} as const;

/** Asks an engine about a function of the learner's, as the file stands in the editor. */
export async function askAbout(
  { home, interpreters }: EngineHome,
  engine: keyof typeof ENGINES,
  file: vscode.Uri,
  request: EngineObject & { readonly function: string },
): Promise<EngineObject> {
  requireTrust();
  await vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString())?.save();
  const { command } = await interpreters.require(file);
  const { event, doing } = ENGINES[engine];
  return withProgress(`${doing} ${request.function} …`, async (signal) => {
    const program = join(harnessFolder(home), engine);
    const result = await askEngine({ python: command, program, event, request: { ...request, file: file.fsPath }, signal });
    if (result.kind === 'failed') throw new LearnerError(`${doing} gave no answer (${result.problem}).`);
    return result.answer;
  });
}

/** Does something that takes a moment; the learner sees that it goes on, reads what it says, and may end it. */
export function withProgress<T>(title: string, work: (signal: AbortSignal, say: (message: string) => void) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, cancellable: true, title }, (progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    return work(stop.signal, (message) => {
      progress.report({ message });
    });
  });
}
