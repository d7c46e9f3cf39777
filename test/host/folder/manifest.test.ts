import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds, contextKeys, topicsViewId } from '../../../src/host/ids.ts';
import { manifest, theExtension, viewIds, whenClauses } from '../kit/extension.ts';

const ours = /\binterviewPractice\.[\w.]+/g;

describe('package.json', () => {
  before(() => theExtension().activate());

  it('declares the commands that the code lists, in any order', () => {
    const declared = manifest().contributes.commands.map(({ command }) => command);
    assert.deepEqual(declared.toSorted(), commandIds.toSorted());
  });

  it('declares exactly the commands that are registered', async () => {
    // The editor adds commands of its own for each view, such as “focus”.
    const ofViews = (id: string): boolean => viewIds().some((view) => id.startsWith(`${view}.`));
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('interviewPractice.') && !ofViews(id));
    const declared = manifest().contributes.commands.map(({ command }) => command);
    assert.deepEqual(registered.toSorted(), declared.toSorted());
  });

  it('gives every command a title and the category that the palette shows', () => {
    for (const { command, title, category } of manifest().contributes.commands) {
      assert.equal(category, 'Interview Practice', command);
      assert.match(title, /^[A-Z]/, command);
    }
  });

  it('puts only declared commands into menus, keys and welcome texts', () => {
    const { menus, keybindings, viewsWelcome } = manifest().contributes;
    const inWelcome = viewsWelcome.flatMap(({ contents }) => contents.match(/(?<=command:)interviewPractice\.\w+/g) ?? []);
    const used = [...Object.values(menus).flat(), ...keybindings].flatMap(({ command }) => (command === undefined ? [] : [command]));
    const known = new Set<string>(commandIds);
    assert.deepEqual([...used, ...inWelcome].filter((command) => command.startsWith('interviewPractice.') && !known.has(command)), []);
  });

  it('asks in “when” clauses only for keys that the code sets and for its own views', () => {
    const known = new Set<string>([...Object.values(contextKeys), ...viewIds()]);
    const unknown = whenClauses().flatMap(({ of, when }) => (when.match(ours) ?? []).filter((key) => !known.has(key)).map((key) => `${of}: ${key}`));
    assert.deepEqual(unknown, []);
  });

  it('asks in a “when” clause for every key that the code sets', () => {
    const asked = new Set(whenClauses().flatMap(({ when }) => when.match(ours) ?? []));
    assert.deepEqual(Object.values(contextKeys).filter((key) => !asked.has(key)), []);
  });

  it('has the view that the code fills', () => {
    assert.ok(viewIds().includes(topicsViewId));
  });

  it('gives every setting a default, which the editor hands out', () => {
    for (const [key, { default: expected }] of manifest().contributes.configuration.flatMap(({ properties }) => Object.entries(properties))) {
      assert.notEqual(expected, undefined, key);
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, expected, key);
    }
  });
});
