import { PythonExtension } from '@vscode/python-extension';
import * as vscode from 'vscode';
import { Interpreters, usualCommands, type Interpreter, type Probe } from '../node/python.ts';
import { LearnerError } from './errors.ts';
import { changeSetting, setting } from './settings.ts';

type Command = readonly [string, ...string[]];

/** Chooses the interpreter: the setting, else the Python extension's environment, else the usual names. */
export class InterpreterChoice {
  readonly #interpreters = new Interpreters();

  /** The interpreter for the file at `resource`. Rejects with a LearnerError that says why there is none. */
  async require(resource: vscode.Uri | undefined): Promise<Interpreter> {
    const found = await this.find(resource);
    if ('version' in found) return found;
    throw noPython(found);
  }

  async find(resource: vscode.Uri | undefined): Promise<Interpreter | readonly Probe[]> {
    const chosen = setting('python').trim();
    if (chosen !== '') return this.#interpreters.first([[chosen]]);
    const active = await activeEnvironment(resource);
    return this.#interpreters.first([...(active === null ? [] : [active]), ...usualCommands(process.platform)]);
  }

  /** Lets the learner choose; the choice is kept in the settings. */
  async select(): Promise<void> {
    const active = await activeEnvironment(undefined);
    const candidates = [...(active === null ? [] : [active]), ...usualCommands(process.platform)];
    const probes = await Promise.all(candidates.map((command) => this.#interpreters.probe(command)));
    const usable = probes.flatMap((probe) => (probe.kind === 'found' ? [probe.interpreter] : []));
    const browse = { label: '$(folder) Browse…', detail: 'Name the program yourself' };
    const automatic = { label: '$(sparkle) Automatic', detail: 'The Python extension’s environment, else python3, python or py -3' };
    const items = usable
      .filter(({ command }) => command.length === 1)
      .map(({ command, version }) => ({ label: command[0], description: `Python ${version}` }));
    const picked = await vscode.window.showQuickPick([automatic, ...items, browse], {
      title: 'Python interpreter for Interview Practice',
    });
    if (picked === undefined) return;
    if (picked === automatic) return changeSetting('python', '');
    const program = picked === browse ? await browseForProgram() : picked.label;
    if (program === undefined) return;
    const probe = await this.#interpreters.probe([program]);
    if (probe.kind === 'unusable') throw noPython([probe]);
    await changeSetting('python', program);
  }
}

async function browseForProgram(): Promise<string | undefined> {
  const files = await vscode.window.showOpenDialog({ title: 'Python interpreter', openLabel: 'Use This Python' });
  return files?.[0]?.fsPath;
}

async function activeEnvironment(resource: vscode.Uri | undefined): Promise<Command | null> {
  if (vscode.extensions.getExtension('ms-python.python') === undefined) return null;
  const { environments } = await PythonExtension.api();
  const environment = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
  const program = environment?.executable.uri?.fsPath;
  return program === undefined ? null : [program];
}

function noPython(probes: readonly Probe[]): LearnerError {
  const problems = probes.flatMap((probe) => (probe.kind === 'unusable' ? [`${probe.command}: ${probe.problem}`] : []));
  return new LearnerError(
    `No usable Python was found (${problems.join('; ')}). Install CPython 3.9 or newer, or choose an interpreter.`,
    { label: 'Select Interpreter…', command: 'interviewPractice.selectInterpreter' },
    { label: 'Get Python', command: 'vscode.open', args: [vscode.Uri.parse('https://www.python.org/downloads/')] },
  );
}
