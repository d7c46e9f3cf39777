import Mocha from 'mocha';
import { CountingReporter } from '../../scripts/testing/countingReporter.ts';

/** Runs the tests that `load` defines, inside the extension host; rejects when one fails. */
export async function runSuite(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', reporter: CountingReporter, forbidOnly: true, timeout: 20_000 });
  // What mocha does around every file that it loads by itself; these tests are one bundle.
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  load();
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_POST_REQUIRE, globalThis, '', mocha);
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
