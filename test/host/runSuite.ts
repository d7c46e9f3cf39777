import { format } from 'node:util';
import Mocha from 'mocha';
import { TESTS_SAY } from '../../scripts/editor/console.ts';
import { CountingReporter } from '../../scripts/testing/countingReporter.ts';

/** What the editor itself complains of in every run: native parts that its installation leaves out. */
const EDITORS_OWN = /spdlog|native-watchdog/;

/** Runs the tests that `load` defines, inside the extension host; rejects when one fails. */
export async function runSuite(load: () => void): Promise<void> {
  const wanted = process.env['INTERVIEW_PRACTICE_GREP'];
  const mocha = new Mocha({ ui: 'bdd', reporter: CountingReporter, forbidOnly: true, timeout: 20_000, ...(wanted === undefined ? {} : { grep: wanted }) });
  const restore = markConsole();
  try {
    // What mocha does around every file that it loads by itself; these tests are one bundle.
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
    load();
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_POST_REQUIRE, globalThis, '', mocha);
    const failures = await new Promise<number>((resolve) => {
      mocha.run(resolve);
    });
    if (failures > 0) throw new Error(`${failures} failed`);
  } finally {
    restore();
  }
}

/** Marks what is printed during the tests, so that it can be told from what the workbench prints at the same time. */
function markConsole(): () => void {
  const original = console;
  const print = console.log.bind(console);
  const marked = (...args: readonly unknown[]): void => {
    const text = format(...args);
    if (EDITORS_OWN.test(text)) return;
    for (const line of text.split('\n')) print(`${TESTS_SAY}${line}`);
  };
  // The editor's own console takes no other methods, so it is replaced as a whole.
  globalThis.console = { ...original, log: marked, info: marked, warn: marked, error: marked, debug: marked };
  Mocha.reporters.Base.consoleLog = marked;
  return () => {
    globalThis.console = original;
  };
}
