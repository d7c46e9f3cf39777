import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import type { Interpreter } from '../node/python.ts';
import { describeCommand, installCommands, missingRequirements, ownEnvironment, runCommands } from '../node/requirements.ts';
import { withProgress } from './engines.ts';
import { LearnerError } from './errors.ts';

/** Where an exercise's packages are looked for after the interpreter's own, and which of them are nowhere. */
interface FoundPackages {
  readonly site: string | null;
  readonly missing: readonly string[];
}

/** The packages that exercises require: found, or installed into an environment of the extension's own once the learner agrees. */
export class Requirements {
  readonly #storage: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;

  constructor(storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#storage = storage;
    this.#log = log;
  }

  async find({ requirements = [] }: Exercise, interpreter: Interpreter): Promise<FoundPackages> {
    if (requirements.length === 0) return { site: null, missing: [] };
    const site = this.site(interpreter);
    return { site, missing: await missingRequirements(interpreter.command, requirements, site) };
  }

  /** The folder for the packages of the extension's own environment, whether anything was installed there or not. */
  site({ version }: Interpreter): string {
    return ownEnvironment(this.#storage.fsPath, version).site;
  }

  /** As find, for what cannot go on without them: rejects with a LearnerError that offers to install them. */
  async require(exercise: Exercise, interpreter: Interpreter): Promise<string | null> {
    const { missing, site } = await this.find(exercise, interpreter);
    if (missing.length === 0) return site;
    throw new LearnerError(
      `${exercise.title} needs ${missing.join(', ')}, which Python ${interpreter.version} (${interpreter.command.join(' ')}) does not have.`,
      { label: `Install ${missing.join(', ')}…`, command: 'interviewPractice.installRequirements', args: [exercise.slug] },
      { label: 'Select Interpreter…', command: 'interviewPractice.selectInterpreter' },
    );
  }

  /** Shows the commands, and runs them if the learner agrees. Resolves to whether the exercise has its packages now. */
  async install(exercise: Exercise, interpreter: Interpreter): Promise<boolean> {
    const { missing } = await this.find(exercise, interpreter);
    const names = missing.join(', ');
    if (missing.length === 0) return true;
    const environment = ownEnvironment(this.#storage.fsPath, interpreter.version);
    const commands = await installCommands(interpreter.command, environment, missing);
    const shown = commands.map(describeCommand).join('\n\n');
    const detail = `pip downloads from the package index into an environment of Interview Practice’s own. Your Python stays as it is. These commands are run:\n\n${shown}`;
    const agreed = await vscode.window.showInformationMessage(`Install ${names}?`, { modal: true, detail }, 'Install');
    if (agreed === undefined) return false;
    const problem = await withProgress(`Installing ${names}`, (signal, say) => {
      const follow = (line: string): void => {
        this.#log.info(line);
        say(line);
      };
      return runCommands(commands, follow, signal);
    });
    if (problem === 'stopped') return false;
    if (problem === null) return true;
    throw new LearnerError(
      `${names} could not be installed: ${problem}`,
      { label: 'Try Again', command: 'interviewPractice.installRequirements', args: [exercise.slug] },
      { label: 'Show Log', command: 'interviewPractice.showLog' },
    );
  }
}
