import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { harnessFolder } from '../node/bundled.ts';
import { requestFor } from '../node/exerciseRuns.ts';
import { writeWhole } from '../node/files.ts';
import { LearnerError } from './errors.ts';
import type { InterpreterChoice } from './interpreter.ts';
import type { Runs } from './runs.ts';
import { setting } from './settings.ts';

interface DebugDependencies {
  readonly home: string;
  readonly storage: vscode.Uri;
  readonly catalog: Catalog;
  readonly interpreters: InterpreterChoice;
  readonly runs: Runs;
}

const DEBUGGER = 'ms-python.debugpy';

/** Runs the suite, or one test of it, in one process under the Python debugger, with the learner's breakpoints. */
export async function debugSuite(
  { catalog, home, interpreters, runs, storage }: DebugDependencies,
  exercise: Exercise,
  tests: readonly string[] | null,
): Promise<void> {
  const file = await runs.prepare(exercise);
  if (vscode.extensions.getExtension(DEBUGGER) === undefined) {
    throw new LearnerError('Debugging needs the Python Debugger extension, which is not installed.', {
      label: 'Install Python Debugger',
      command: 'workbench.extensions.installExtension',
      args: [DEBUGGER],
    });
  }
  const { command } = await interpreters.require(file);
  const harness = harnessFolder(home);
  const requestFile = join(storage.fsPath, `debug-${randomBytes(6).toString('hex')}.json`);
  const request = requestFor(catalog, exercise, file.fsPath, {
    timeout: setting('run.timeout'),
    learnerTests: setting('run.ownTests'),
    ...(tests === null ? {} : { tests }),
  });
  await writeWhole(requestFile, JSON.stringify({ protocol: 1, ...request }));
  const name = `${exercise.slug}${tests === null ? '' : `: ${tests.join(', ')}`}`;
  const started = await vscode.debug.startDebugging(undefined, {
    type: 'debugpy',
    request: 'launch',
    name,
    python: [...command],
    program: join(harness, 'debugging.py'),
    args: [requestFile],
    console: 'internalConsole',
    internalConsoleOptions: 'openOnSessionStart',
    subProcess: false,
    justMyCode: true,
    // Stepping stays in the learner's file.
    rules: [{ path: join(harness, '**'), include: false }],
  });
  const cleanUp = (): Promise<void> => rm(requestFile, { force: true });
  if (!started) {
    await cleanUp();
    throw new LearnerError(`The debugger did not start for ${name}. Its own messages in the Debug Console say why.`);
  }
  const ending = vscode.debug.onDidTerminateDebugSession((session) => {
    if (session.name !== name) return;
    ending.dispose();
    void cleanUp();
  });
}
