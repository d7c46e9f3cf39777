import type { GrowthReport } from './report.ts';

/** How much of the cost a line makes: most of it, much, or some. */
export type CostLevel = 'most' | 'much' | 'some';

export interface LineCost {
  /** Counted from 0. */
  readonly line: number;
  readonly level: CostLevel;
  /** What stands behind the line, such as "▰▰▰▰▱ 78 % of the steps". */
  readonly label: string;
}

const MOST_FROM = 0.5;
const MUCH_FROM = 0.1;
const BLOCKS = 5;

/** The lines of a report with their share of the cost, for the end of each line in the editor. */
export function lineCosts({ lines, unit }: GrowthReport): readonly LineCost[] {
  return lines.map(({ line, share }) => {
    const full = Math.max(1, Math.round(share * BLOCKS));
    const bar = '▰'.repeat(full) + '▱'.repeat(BLOCKS - full);
    const percent = share < 0.01 ? 'less than 1 %' : `${(share * 100).toFixed(0)} %`;
    return { line: line - 1, level: levelOf(share), label: `${bar} ${percent} of the ${unit}` };
  });
}

function levelOf(share: number): CostLevel {
  if (share >= MOST_FROM) return 'most';
  return share >= MUCH_FROM ? 'much' : 'some';
}
