import { join } from 'node:path';
import * as vscode from 'vscode';
import { harnessFolder } from '../node/bundled.ts';
import { askEngine, type EngineObject } from '../node/engineProcess.ts';
import { LearnerError } from './errors.ts';
import type { Preparation } from './preparation.ts';

export interface EngineHome {
  readonly home: string;
  readonly preparation: Preparation;
}

const ENGINES = {
  growth: { event: 'measured', doing: 'Measuring' },
  explore: { event: 'explored', doing: 'Exploring' },
} as const;

/** Asks an engine about a function of the learner's, as the file stands in the editor. */
export async function askAbout(
  { home, preparation }: EngineHome,
  engine: keyof typeof ENGINES,
  file: vscode.Uri,
  request: EngineObject & { readonly function: string },
): Promise<EngineObject> {
  const { python, site } = await preparation.prepareFile(file);
  const { event, doing } = ENGINES[engine];
  return withProgress(`${doing} ${request.function} …`, async (signal) => {
    const program = join(harnessFolder(home), engine);
    const result = await askEngine({ python, program, event, request: { ...request, file: file.fsPath, site }, signal });
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
