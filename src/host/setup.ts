import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { practiceFolder } from './practiceFolder.ts';
import type { Requirements } from './requirements.ts';

interface Check {
  readonly label: string;
  readonly state: string;
  readonly fine: boolean;
  readonly remedy?: { readonly title: string; readonly command: string; readonly args?: readonly unknown[] };
}

interface SetupDependencies {
  readonly catalog: Catalog;
  readonly interpreters: InterpreterChoice;
  readonly requirements: Requirements;
}

const remedyButton = (title: string): vscode.QuickInputButton => ({ iconPath: new vscode.ThemeIcon('tools'), tooltip: title });

/** Shows what a run needs, what of it is there, and a remedy for each thing that is not. */
export async function checkSetup(dependencies: SetupDependencies): Promise<void> {
  const { interpreters } = dependencies;
  const checks = [await pythonCheck(interpreters), folderCheck(), trustCheck(), debuggerCheck(), ...(await packageChecks(dependencies))];
  const items = checks.map((check) => ({
    label: `$(${check.fine ? 'pass' : 'warning'}) ${check.label}`,
    description: check.state,
    ...(check.remedy === undefined ? {} : { detail: `$(tools) ${check.remedy.title}`, buttons: [remedyButton(check.remedy.title)] }),
    check,
  }));
  const missing = checks.filter(({ fine }) => !fine).length;
  const picker = vscode.window.createQuickPick<(typeof items)[number]>();
  picker.title = missing === 0 ? 'Interview Practice: everything is ready' : `Interview Practice: ${missing === 1 ? 'one thing' : `${String(missing)} things`} to mend`;
  picker.placeholder = 'Choose a line to mend or to change it';
  picker.items = items;
  const chosen = await new Promise<Check | undefined>((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.check);
    });
    picker.onDidTriggerItemButton(({ item }) => {
      resolve(item.check);
    });
    picker.onDidHide(() => {
      resolve(undefined);
    });
    picker.show();
  });
  picker.dispose();
  if (chosen?.remedy !== undefined) await vscode.commands.executeCommand(chosen.remedy.command, ...(chosen.remedy.args ?? []));
}

async function pythonCheck(interpreters: InterpreterChoice): Promise<Check> {
  const remedy = { title: 'Select another interpreter…', command: 'interviewPractice.selectInterpreter' };
  if (!vscode.workspace.isTrusted) {
    return { label: 'Python', state: 'not looked for in Restricted Mode', fine: false, remedy: trustRemedy };
  }
  const file = vscode.window.activeTextEditor?.document.uri;
  const found = await interpreters.find(file);
  if ('version' in found) return { label: 'Python', state: `${found.version} · ${found.command.join(' ')}`, fine: true, remedy };
  const problems = found.flatMap((probe) => (probe.kind === 'unusable' ? [`${probe.command}: ${probe.problem}`] : []));
  return { label: 'Python', state: problems.join('; '), fine: false, remedy };
}

function folderCheck(): Check {
  const folder = practiceFolder();
  const remedy = { title: 'Choose a practice folder…', command: 'interviewPractice.chooseFolder' };
  return folder === null
    ? { label: 'Practice folder', state: 'no folder is open and none was chosen', fine: false, remedy }
    : { label: 'Practice folder', state: folder, fine: true, remedy };
}

const trustRemedy = { title: 'Manage workspace trust…', command: 'workbench.trust.manage' };

function trustCheck(): Check {
  return vscode.workspace.isTrusted
    ? { label: 'Workspace trust', state: 'trusted', fine: true }
    : { label: 'Workspace trust', state: 'Restricted Mode: suites do not run', fine: false, remedy: trustRemedy };
}

function debuggerCheck(): Check {
  const installed = vscode.extensions.getExtension('ms-python.debugpy') !== undefined;
  return installed
    ? { label: 'Python Debugger', state: 'installed', fine: true }
    : {
        label: 'Python Debugger',
        state: 'not installed: tests run, but cannot be debugged',
        fine: false,
        remedy: { title: 'Install the Python Debugger extension', command: 'workbench.extensions.installExtension', args: ['ms-python.debugpy'] },
      };
}

/** One line for each exercise that needs more than Python's own library; none where nobody can be asked. */
async function packageChecks({ catalog, interpreters, requirements }: SetupDependencies): Promise<readonly Check[]> {
  if (!vscode.workspace.isTrusted) return [];
  const interpreter = await interpreters.find(vscode.window.activeTextEditor?.document.uri);
  if (!('version' in interpreter)) return [];
  const demanding = (await catalog.exercises()).filter(({ requirements: names = [] }) => names.length > 0);
  return Promise.all(
    demanding.map(async (exercise): Promise<Check> => {
      const label = `Packages for ${exercise.title}`;
      const { missing } = await requirements.find(exercise, interpreter);
      if (missing.length === 0) return { label, state: `${exercise.requirements?.join(', ') ?? ''}: installed`, fine: true };
      const names = missing.join(', ');
      const remedy = { title: `Install ${names}…`, command: 'interviewPractice.installRequirements', args: [exercise.slug] };
      return { label, state: `${names}: not installed`, fine: false, remedy };
    }),
  );
}
