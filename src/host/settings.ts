import * as vscode from 'vscode';

/** What each setting holds; the defaults live in package.json alone. */
interface Settings {
  readonly folder: string;
  readonly python: string;
  readonly 'run.timeout': number;
  readonly 'run.onSave': boolean;
  readonly 'run.ownTests': boolean;
  readonly statement: 'preview' | 'column' | 'none';
  readonly codeLens: boolean;
  readonly 'hints.where': 'practice' | 'everywhere' | 'nowhere';
  readonly 'hints.disabledRules': readonly string[];
}

type SettingKey = keyof Settings;

const SECTION = 'interviewPractice';

/** The one door to the settings; they are read when they are used, so that a change takes effect at once. */
export function setting<K extends SettingKey>(key: K): Settings[K] {
  const value = vscode.workspace.getConfiguration(SECTION).get<Settings[K]>(key);
  if (value === undefined) throw new Error(`package.json declares no default for ${SECTION}.${key}`);
  return value;
}

/** Changes a setting for every window, or for this workspace where it has a value of its own, which would win. */
export async function changeSetting<K extends SettingKey>(key: K, value: Settings[K]): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const { ConfigurationTarget } = vscode;
  const own = settings.inspect(key)?.workspaceValue !== undefined;
  await settings.update(key, value, own ? ConfigurationTarget.Workspace : ConfigurationTarget.Global);
}

export function onSettingChange(keys: readonly SettingKey[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (keys.some((key) => event.affectsConfiguration(`${SECTION}.${key}`))) listener();
  });
}
