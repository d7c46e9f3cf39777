import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { recordRun } from '../../src/core/practice/results.ts';
import type { RunResult } from '../../src/core/run/result.ts';
import type { Verdict } from '../../src/core/run/verdict.ts';
import { readIfThere } from '../../src/node/files.ts';
import type { Damage } from '../../src/node/jsonFile.ts';
import { PracticeFiles, type PracticeFile } from '../../src/node/practiceFiles.ts';
import { ResultsStore } from '../../src/node/resultsStore.ts';

export type Slug = 'fifo_queue' | 'min_heap';

/** Something that a learner does. */
export type PracticeStep =
  | { readonly kind: 'open' | 'reset' | 'undo' | 'delete' | 'restore' | 'stop'; readonly slug: Slug }
  | { readonly kind: 'edit'; readonly slug: Slug; readonly text: string }
  | { readonly kind: 'run'; readonly slug: Slug; readonly verdict: Verdict };

export interface PracticeJob {
  readonly folder: string;
  readonly steps: readonly PracticeStep[];
  /** The process kills itself at its write with this number, counted from 0. */
  readonly killAtWrite: number;
}

export const starter = 'class Solution:\n    pass\n';

export function pathOf(folder: string, slug: Slug): string {
  return join(folder, 'practice', `${slug}.py`);
}

export function openStore(folder: string, onDamage: (damage: Damage) => void): ResultsStore {
  return new ResultsStore(join(folder, 'storage'), onDamage);
}

/** Does what the extension does at one step, with nothing open in an editor; resolves to how it went. */
export async function perform(folder: string, step: PracticeStep): Promise<string> {
  const store = openStore(folder, ({ problem }) => {
    throw new Error(`the results file was damaged: ${problem}`);
  });
  const records = {
    refresh: () => store.read(),
    update: store.update.bind(store),
    record: store.record.bind(store),
    attemptText: store.text.bind(store),
  };
  const files = new PracticeFiles(records, { text: () => undefined, replace: () => Promise.reject(new Error('nothing is open')) });
  const path = pathOf(folder, step.slug);
  const file: PracticeFile = { slug: step.slug, path, starter };
  switch (step.kind) {
    case 'open':
      await files.begin(file);
      return 'opened';
    case 'edit':
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, step.text);
      return 'edited';
    case 'delete':
      // As a file manager does it: what was deleted lies in a bin.
      if (!existsSync(path)) return 'nothing-to-delete';
      renameSync(path, `${path}.deleted`);
      return 'deleted';
    case 'restore':
      if (existsSync(path) || !existsSync(`${path}.deleted`)) return 'nothing-to-restore';
      renameSync(`${path}.deleted`, path);
      return 'restored';
    case 'reset':
      return files.reset(file);
    case 'undo':
      return files.undoReset(file);
    case 'run':
    case 'stop': {
      const text = await readIfThere(path);
      if (text === null) return 'nothing-to-run';
      const result = runOf(step.slug, step.kind === 'run' ? step.verdict : null);
      await store.record(text, (results, key) => recordRun(results, result, key, Date.now()));
      return 'ran';
    }
  }
}

/** A run of one test; a null verdict is a run that was stopped. */
function runOf(slug: Slug, verdict: Verdict | null): RunResult {
  const ending = verdict === null ? { kind: 'stopped' as const } : { kind: 'completed' as const };
  return { slug, python: '3.11.7', ending, tests: [], verdict: verdict ?? 'not-run', passed: 0, failed: 0 };
}
