import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** The environment variable that names the file for the counts. */
export const COUNTS_FILE = 'TEST_COUNTS_FILE';

/** Prints like mocha's `spec`, and leaves the numbers in a file for whoever sums them up. */
export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const file = process.env[COUNTS_FILE];
      if (file === undefined) return;
      const { passes, failures, pending } = this.stats;
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
}
