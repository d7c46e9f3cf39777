import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds, type CommandId } from '../../../src/host/ids.ts';
import { answerAll } from './answers.ts';

/** Runs every command as the palette does, without an argument, and wants a sentence wherever one cannot be done. */
export async function walkCommands(before: (id: CommandId) => Promise<void> = () => Promise.resolve()): Promise<readonly string[]> {
  const warnings: string[] = [];
  for (const id of commandIds) {
    await before(id);
    const { told, end } = answerAll();
    try {
      await vscode.commands.executeCommand(id);
    } finally {
      end();
    }
    assert.deepEqual(told.errors, [], id);
    for (const warning of told.warnings) assert.match(warning, /^[A-Z“][^]*[.?…]$/, id);
    warnings.push(...told.warnings);
  }
  return warnings;
}
