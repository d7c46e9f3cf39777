import assert from 'node:assert/strict';
import { theExtension } from '../kit/extension.ts';
import { walkCommands } from '../kit/walk.ts';

describe('every command in a window without a folder', function () {
  this.timeout(240_000);

  it('does something sensible', async () => {
    await theExtension().activate();
    const warnings = await walkCommands();
    assert.ok(warnings.length > 0);
  });
});
