import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The extension under test, whether active or not. */
export function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('interview-practice.interview-practice');
  assert.ok(extension, 'the extension is not installed in this window');
  return extension;
}

interface Contributed {
  readonly command?: string;
  readonly when?: string;
}

/** The parts of package.json that name commands, views, settings and context keys. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly menus: Readonly<Record<string, readonly Contributed[]>>;
    readonly keybindings: readonly Contributed[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly when?: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly default: unknown }>> }[];
  };
}

export function manifest(): Manifest {
  return theExtension().packageJSON as Manifest;
}

export function viewIds(): readonly string[] {
  return Object.values(manifest().contributes.views).flatMap((views) => views.map(({ id }) => id));
}

/** Every `when` clause of the manifest, with what it belongs to. */
export function whenClauses(): readonly { readonly of: string; readonly when: string }[] {
  const { menus, keybindings, views, viewsWelcome } = manifest().contributes;
  return [
    ...Object.values(menus).flat().map(({ command, when }) => ({ of: command ?? 'a submenu', when })),
    ...keybindings.map(({ command, when }) => ({ of: command ?? 'a key', when })),
    ...Object.values(views).flat().map(({ id, when }) => ({ of: id, when })),
    ...viewsWelcome.map(({ view, when }) => ({ of: `the welcome of ${view}`, when })),
  ].flatMap(({ of, when }) => (when === undefined ? [] : [{ of, when }]));
}
