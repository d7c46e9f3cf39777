import type { Workbench } from './workbench.ts';

/** For tests that are steps of one way, each of which begins where the one before it ended: the first failure is the last. */
export function steps(workbench: () => Workbench): void {
  let lost = false;
  beforeEach(function () {
    if (lost) this.skip();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    lost = true;
    await workbench().failure(this.currentTest.title);
  });
}
