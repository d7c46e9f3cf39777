import { curvesAround } from './classes.ts';
import type { GrowthReport } from './report.ts';

type Points = readonly (readonly [number, number])[];

export type AxisKind = 'linear' | 'log';

const WIDTH = 640;
const HEIGHT = 380;
const LEFT = 72;
const RIGHT = 96;
const TOP = 16;
const BOTTOM = 48;

interface Scale {
  readonly x: (n: number) => number;
  readonly y: (cost: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/**
 * A chart of measured cost by size as SVG: the points, the curves of the target and its neighbours, earlier measurements
 * in grey. Colours are the editor's where it has them, so that the same text also stands alone as a file.
 */
export function growthChart(report: GrowthReport, earlier: readonly Points[], axes: AxisKind): string {
  const curves = curvesAround(report.target ?? report.class ?? '', report.points);
  const largest = Math.max(1, ...report.points.map(([, cost]) => cost)) * 1.1;
  const scale = scaleOf(report.points, largest, axes);
  const inside = ([, cost]: readonly [number, number]): boolean => cost <= largest;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${escapeXml(describeChart(report))}" font-family="sans-serif" font-size="14">`,
    ...gridOf(scale, report),
    ...earlier.map((points) => line(points.filter(inside), scale, 'var(--vscode-disabledForeground, #999)', '1', '')),
    ...curves.map((curve) => curveOf(curve.name, curve.points.filter(inside), scale, curve.name === report.target)),
    line(report.points, scale, 'var(--vscode-charts-blue, #1a6fb0)', '2', ''),
    ...report.points.map(([n, cost]) => `<circle cx="${at(scale.x(n))}" cy="${at(scale.y(cost))}" r="4" fill="var(--vscode-charts-blue, #1a6fb0)"><title>n = ${number(n)}: ${number(cost)} ${escapeXml(report.unit)}</title></circle>`),
    '</svg>',
  ].join('\n');
}

/** The chart in one sentence, for whoever does not see it. */
export function describeChart(report: GrowthReport): string {
  const target = report.target === null ? '' : `, the target is ${report.target}`;
  return `${report.operation}: ${report.class === null ? 'could not be measured' : `grows like ${report.class}`}${target}`;
}

/** A measurement in half a sentence, to stand beside a claim; null when it came to nothing. */
export function describeMeasurement({ class: grown, points, unit, per }: GrowthReport): string | null {
  const [first, last] = [points[0], points.at(-1)];
  if (grown === null || first === undefined || last === undefined) return null;
  return `grows like ${grown} from n = ${number(first[0])} to ${number(last[0])} (${unit} per ${per})`.replace('per total', 'in total');
}

export function number(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function scaleOf(points: Points, largest: number, axes: AxisKind): Scale {
  const sizes = points.map(([n]) => n);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const smallest = Math.max(Math.min(...points.map(([, cost]) => cost)), 1);
  const position = (value: number, from: number, to: number): number => {
    if (to === from) return 0.5;
    if (axes === 'linear') return (value - from) / (to - from);
    return (Math.log(Math.max(value, from)) - Math.log(from)) / (Math.log(to) - Math.log(from));
  };
  const [xFrom, yFrom] = axes === 'linear' ? [0, 0] : [low, smallest];
  return {
    x: (n) => LEFT + position(n, xFrom, high) * (WIDTH - LEFT - RIGHT),
    y: (cost) => HEIGHT - BOTTOM - position(cost, yFrom, largest) * (HEIGHT - TOP - BOTTOM),
    xTicks: axes === 'linear' ? ticks(high) : sizes.filter((_, index) => sizes.length < 7 || index % 2 === 0),
    yTicks: axes === 'linear' ? ticks(largest) : powers(smallest, largest),
  };
}

/** About five round numbers from 0 up to a value. */
function ticks(largest: number): readonly number[] {
  const rough = largest / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, index) => index * step);
}

function powers(smallest: number, largest: number): readonly number[] {
  const [from, to] = [Math.floor(Math.log10(smallest)), Math.ceil(Math.log10(largest))];
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)).filter((value) => value >= smallest && value <= largest);
}

function gridOf(scale: Scale, report: GrowthReport): readonly string[] {
  const bottom = HEIGHT - BOTTOM;
  const stroke = 'stroke="var(--vscode-editorWidget-border, #ccc)"';
  const fill = 'fill="var(--vscode-foreground, #333)"';
  return [
    ...scale.yTicks.flatMap((tick) => [
      `<line x1="${String(LEFT)}" x2="${String(WIDTH - RIGHT)}" y1="${at(scale.y(tick))}" y2="${at(scale.y(tick))}" ${stroke}/>`,
      `<text x="${String(LEFT - 8)}" y="${at(scale.y(tick) + 4)}" text-anchor="end" ${fill}>${number(tick)}</text>`,
    ]),
    ...scale.xTicks.map((tick) => `<text x="${at(scale.x(tick))}" y="${String(bottom + 18)}" text-anchor="middle" ${fill}>${number(tick)}</text>`),
    `<text x="${String((LEFT + WIDTH - RIGHT) / 2)}" y="${String(HEIGHT - 8)}" text-anchor="middle" ${fill}>n</text>`,
    `<text x="14" y="${String((TOP + bottom) / 2)}" text-anchor="middle" transform="rotate(-90 14 ${String((TOP + bottom) / 2)})" ${fill}>${escapeXml(`${report.unit} per ${report.per}`)}</text>`,
  ];
}

function curveOf(name: string, points: Points, scale: Scale, isTarget: boolean): string {
  const colour = isTarget ? 'var(--vscode-charts-green, #388a34)' : 'var(--vscode-charts-orange, #d18616)';
  const end = points.at(-1);
  const label =
    end === undefined
      ? ''
      : `<text x="${at(scale.x(end[0]) + 8)}" y="${at(scale.y(end[1]) + 4)}" fill="var(--vscode-foreground, #333)">${escapeXml(name)}${isTarget ? ' (target)' : ''}</text>`;
  return line(points, scale, colour, '1.5', isTarget ? '' : '4 4') + label;
}

function line(points: Points, scale: Scale, colour: string, width: string, dashes: string): string {
  const path = points.map(([n, cost]) => `${at(scale.x(n))},${at(scale.y(cost))}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}/>`;
}

function at(value: number): string {
  return value.toFixed(1);
}
