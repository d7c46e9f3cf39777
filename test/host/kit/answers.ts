import * as vscode from 'vscode';

/** What the extension asked or told while it was listened to. */
export interface Told {
  readonly warnings: string[];
  readonly errors: string[];
  readonly information: string[];
}

type Choose = (choices: readonly string[], message: string) => string | undefined;

/**
 * Answers for the learner: every message is noted and answered by `choose` (by default dismissed), every pick and dialog
 * is cancelled. `end` gives the editor its own functions back.
 */
export function answerAll(choose: Choose = () => undefined): { readonly told: Told; readonly end: () => void } {
  const told: Told = { warnings: [], errors: [], information: [] };
  const answer =
    (list: string[]) =>
    (message: string, ...rest: readonly unknown[]): Promise<string | undefined> => {
      list.push(message);
      return Promise.resolve(choose(rest.filter((each) => typeof each === 'string'), message));
    };
  const { createQuickPick, showErrorMessage, showInformationMessage, showOpenDialog, showQuickPick, showWarningMessage } = vscode.window;
  const originals = { createQuickPick, showErrorMessage, showInformationMessage, showOpenDialog, showQuickPick, showWarningMessage };
  const cancelled = (): Promise<undefined> => Promise.resolve(undefined);
  Object.assign(vscode.window, {
    showWarningMessage: answer(told.warnings),
    showErrorMessage: answer(told.errors),
    showInformationMessage: answer(told.information),
    showQuickPick: cancelled,
    showOpenDialog: cancelled,
    createQuickPick: () => {
      const picker = createQuickPick();
      const show = picker.show.bind(picker);
      return Object.assign(picker, {
        show: () => {
          show();
          picker.hide();
        },
      });
    },
  });
  return {
    told,
    end: () => {
      Object.assign(vscode.window, originals);
    },
  };
}
