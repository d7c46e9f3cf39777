import assert from 'node:assert/strict';
import { growthChart } from '../../../src/core/growth/chart.ts';
import type { GrowthReport, Points } from '../../../src/core/growth/report.ts';
import { AREA, type AxisKind } from '../../../src/core/growth/scale.ts';
import { reportOf } from './kit.ts';

const HARD: readonly { readonly title: string; readonly report: GrowthReport; readonly earlier?: readonly Points[] }[] = [
  { title: 'too slow', report: reportOf() },
  { title: 'constant', report: reportOf({ target: '1', class: '1', points: [[8, 2], [16, 2], [32, 2], [64, 2]] }) },
  { title: 'below one step', report: reportOf({ points: [[8, 0], [16, 0.5], [32, 0.25], [64, 0]] }) },
  { title: 'exponential', report: reportOf({ target: null, class: '2^n', points: [[2, 7], [4, 31], [8, 511], [16, 131_071], [18, 524_287]] }) },
  { title: 'one point', report: reportOf({ points: [[8, 64]] }) },
  { title: 'no class', report: reportOf({ class: null, target: null }) },
  { title: 'after attempts', report: reportOf({ class: 'n', points: [[8, 8], [64, 64], [512, 512]] }), earlier: [[[8, 64], [512, 262_144]], [[1, 1], [4096, 9_000_000]]] },
];

describe('the growth chart', () => {
  for (const axes of ['linear', 'log'] satisfies AxisKind[]) {
    for (const { title, report, earlier = [] } of HARD) {
      it(`draws everything within its frame, on ${axes} axes: ${title}`, () => {
        const svg = growthChart(report, earlier, axes);
        const places = [...svg.matchAll(/ (?:cx|x|x1|x2)="([^"]+)"| (?:cy|y|y1|y2)="([^"]+)"/g)];
        assert.ok(places.length > 8);
        for (const [, x, y] of places) {
          const value = Number(x ?? y);
          assert.ok(value >= 0 && value <= (x === undefined ? AREA.height : AREA.width), `${String(value)} in ${svg}`);
        }
        for (const [, dots = ''] of svg.matchAll(/points="([^"]*)"/g)) {
          for (const dot of dots.split(' ').filter((text) => text !== '')) {
            const [x = NaN, y = NaN] = dot.split(',').map(Number);
            assert.ok(x >= AREA.left - 0.1 && x <= AREA.right + 0.1 && y >= AREA.top - 0.1 && y <= AREA.bottom + 0.1, dot);
          }
        }
      });

      it(`writes no label upon another, on ${axes} axes: ${title}`, () => {
        const labels = [...growthChart(report, earlier, axes).matchAll(/<text x="([^"]+)" y="([^"]+)"[^>]*paint-order[^>]*>/g)];
        const beside = labels.map(([, x, y]) => [Number(x), Number(y)] as const).filter(([x]) => x > AREA.right);
        for (const [index, [, y]] of beside.entries()) {
          for (const [, other] of beside.slice(index + 1)) assert.ok(Math.abs(y - other) >= 15, `${String(y)} and ${String(other)}`);
        }
      });
    }
  }

  it('names the target, its neighbours, what was measured, and earlier attempts', () => {
    const svg = growthChart(reportOf(), [[[8, 100], [512, 40_000]]], 'log');
    for (const label of ['log n', 'n (target)', 'n log n', 'measured', 'earlier']) assert.ok(svg.includes(`>${label}</text>`), label);
  });

  it('says in words what it shows, and has all colours that it needs outside of the editor', () => {
    const svg = growthChart(reportOf({ operation: 'a < b' }), [], 'linear');
    assert.match(svg, /aria-label="a &lt; b: grows like n\^2, the target is n"/);
    assert.doesNotMatch(svg, /var\([^,)]*\)/);
  });
});
