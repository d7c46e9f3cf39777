import * as vscode from 'vscode';
import { LearnerError } from './errors.ts';

/** Throws a LearnerError in Restricted Mode. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new LearnerError('Running Python needs a trusted window, since a solution can do anything that a program can.', {
    label: 'Manage Trust…',
    command: 'workbench.trust.manage',
  });
}
