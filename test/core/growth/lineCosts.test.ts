import assert from 'node:assert/strict';
import { lineCosts } from '../../../src/core/growth/lineCosts.ts';
import { reportOf } from './kit.ts';

describe('line costs', () => {
  it('tell the share of each line, and how much that is', () => {
    const lines = [0.92, 0.3, 0.05, 0.006].map((share, index) => ({ line: index + 1, share, text: '' }));
    assert.deepEqual(lineCosts(reportOf({ lines })), [
      { line: 0, level: 'most', label: '▰▰▰▰▰ 92 % of the steps' },
      { line: 1, level: 'much', label: '▰▰▱▱▱ 30 % of the steps' },
      { line: 2, level: 'some', label: '▰▱▱▱▱ 5 % of the steps' },
      { line: 3, level: 'some', label: '▰▱▱▱▱ less than 1 % of the steps' },
    ]);
  });
});
