import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import type { WantedSchedule } from '../core/explore/schedule.ts';
import { harnessFolder } from '../node/bundled.ts';
import { writeWhole } from '../node/files.ts';
import { LearnerError } from './errors.ts';
import type { Preparation } from './preparation.ts';
import type { Runs } from './runs.ts';

interface DebugDependencies {
  readonly home: string;
  readonly storage: vscode.Uri;
  readonly runs: Runs;
  readonly preparation: Preparation;
}

const DEBUGGER = 'ms-python.debugpy';

/** Runs the suite, or one test of it, in one process under the Python debugger, with the learner's breakpoints; with `replay`, explorations run that schedule alone. */
export async function debugSuite(
  dependencies: DebugDependencies,
  exercise: Exercise,
  tests: readonly string[] | null,
  replay?: WantedSchedule,
): Promise<void> {
  const { home, preparation, runs } = dependencies;
  const ready = await preparation.prepare(exercise);
  const request = runs.request(ready, tests, replay);
  const name = `${exercise.slug}${tests === null ? '' : `: ${tests.join(', ')}`}`;
  await start(dependencies, { name, python: ready.python, program: join(harnessFolder(home), 'debugging.py'), request: { protocol: 1, ...request } });
}

/** Runs one schedule of a learner's function under the debugger, as the explorer found it. */
export async function debugSchedule(dependencies: DebugDependencies, file: vscode.Uri, name: string, schedule: string): Promise<void> {
  const { python, site } = await dependencies.preparation.prepareFile(file);
  const program = join(harnessFolder(dependencies.home), 'explore');
  await start(dependencies, { name, python, program, request: { file: file.fsPath, function: name, schedule, site } });
}

interface Debuggee {
  readonly name: string;
  readonly python: readonly [string, ...string[]];
  /** The Python program to run; its one argument is a file with the request. */
  readonly program: string;
  readonly request: object;
}

async function start({ home, storage }: DebugDependencies, { name, python, program, request }: Debuggee): Promise<void> {
  if (vscode.extensions.getExtension(DEBUGGER) === undefined) {
    throw new LearnerError('Debugging needs the Python Debugger extension (ms-python.debugpy), which is not installed. Install it, and debug again.', {
      label: 'Install Python Debugger',
      command: 'workbench.extensions.installExtension',
      args: [DEBUGGER],
    });
  }
  const requestFile = join(storage.fsPath, `debug-${randomBytes(6).toString('hex')}.json`);
  await writeWhole(requestFile, JSON.stringify(request));
  const cleanUp = (): Promise<void> => rm(requestFile, { force: true });
  const started = await vscode.debug.startDebugging(undefined, {
    type: 'debugpy',
    request: 'launch',
    name,
    python: [...python],
    program,
    args: [requestFile],
    console: 'internalConsole',
    internalConsoleOptions: 'openOnSessionStart',
    subProcess: false,
    justMyCode: true,
    // Stepping stays in the learner's file.
    rules: [{ path: join(harnessFolder(home), '**'), include: false }],
  });
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
