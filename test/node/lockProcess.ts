import { recordHint } from '../../src/core/practice/results.ts';
import { ResultsStore } from '../../src/node/resultsStore.ts';

/** A window that counts hints: as many changes as the command line says, each of which depends on the one before it. */
const [folder = '', changes = '0'] = process.argv.slice(2);

async function main(): Promise<void> {
  for (let change = 0; change < Number(changes); change += 1) {
    // A store of its own each time, as of one window more.
    const store = new ResultsStore(folder, ({ problem }) => { throw new Error(problem); });
    await store.update((results) => recordHint(results, 'shared', (results.exercises['shared']?.hintsShown ?? 0) + 1, 0));
  }
}

void main();
