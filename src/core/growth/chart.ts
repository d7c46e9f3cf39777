import { curvesAround } from './classes.ts';
import type { GrowthReport, Points } from './report.ts';
import { AREA, clipped, scaleFor, type AxisKind, type Dot, type Scale } from './scale.ts';
import { describeChart, describeUnit, escapeXml, number, tickLabel } from './words.ts';

/** A line of the chart, from left to right. */
interface Curve {
  readonly label: string;
  readonly dots: readonly Dot[];
  readonly kind: 'measured' | 'target' | 'neighbour' | 'earlier';
}

// The editor's colours where there is an editor; the others make the same text a picture of its own.
const INK = 'var(--vscode-editor-foreground, #333)';
const PAPER = 'var(--vscode-editor-background, #fff)';
const STYLES = {
  measured: 'stroke="var(--vscode-charts-blue, #1a6fb0)" stroke-width="2.5"',
  target: 'stroke="var(--vscode-charts-green, #388a34)" stroke-width="2"',
  neighbour: `stroke="${INK}" stroke-opacity="0.6" stroke-width="1.5" stroke-dasharray="6 5"`,
  earlier: 'stroke="var(--vscode-disabledForeground, #999)" stroke-width="1.5"',
} as const;

/** How far above the measured costs a chart reaches for the sake of the others, on each kind of axes. */
const REACH = { linear: 2, log: 100 } as const;
const LINE_HEIGHT = 17;
/** So far from the corner there is room for the name of a line. */
const CORNER = 60;

/**
 * A chart of measured cost by size as SVG: the points, the curves of the target and its neighbours, earlier measurements
 * in grey.
 */
export function growthChart(report: GrowthReport, earlier: readonly Points[], axes: AxisKind): string {
  const names = [report.target ?? report.class, report.class].filter((name) => name !== null);
  const classes = curvesAround(names, report.points);
  const last = report.points.at(-1)?.[0] ?? 1;
  const largest = top(report.points, [...earlier.flat().map(([, cost]) => cost), ...classes.filter(({ neighbour }) => !neighbour).map(({ at }) => at(last))], axes);
  const scale = scaleFor(report.points, largest, axes);
  const measured = report.points.map((point) => within(scale.at(point)));
  const sizes = report.points.map(([n]) => n);
  const inRange = ([n]: readonly [number, number]): boolean => n >= Math.min(...sizes) && n <= Math.max(...sizes);
  const curves: readonly Curve[] = [
    ...earlier.map((points, index): Curve => ({ kind: 'earlier', label: index === earlier.length - 1 ? 'earlier' : '', dots: clipped(points.filter(inRange).map(scale.at)) })),
    ...classes.map(({ name, at }): Curve => ({
      kind: name === report.target ? 'target' : 'neighbour',
      label: name === report.target ? `${name} (target)` : name,
      dots: clipped(scale.samples.map((n) => scale.at([n, at(n)]))),
    })),
    { kind: 'measured', label: 'measured', dots: measured },
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(AREA.width)} ${String(AREA.height)}" role="img" aria-label="${escapeXml(describeChart(report))}" font-family="var(--vscode-font-family, sans-serif)" font-size="13">`,
    `<rect width="${String(AREA.width)}" height="${String(AREA.height)}" fill="${PAPER}"/>`,
    ...gridOf(scale, report),
    ...curves.filter(({ dots }) => dots.length > 1).map(drawn),
    ...earlier.flatMap((points) => points.filter(inRange).map(scale.at)).filter(isInside).map((dot) => circle(dot, 2.5, 'var(--vscode-disabledForeground, #999)')),
    ...report.points.map(([n, cost], index) => circle(measured[index] ?? [0, 0], 4.5, 'var(--vscode-charts-blue, #1a6fb0)', `n = ${number(n)}: ${number(cost)} ${report.unit}`)),
    ...labelsOf(curves),
    '</svg>',
  ].join('\n');
}

function top(points: Points, others: readonly number[], axes: AxisKind): number {
  const measured = Math.max(1, ...points.map(([, cost]) => cost));
  return Math.max(measured, Math.min(Math.max(...others, 0), REACH[axes] * measured)) * 1.08;
}

/** Less than one step has no place on a logarithmic axis: it lies at its foot. */
function within([x, y]: Dot): Dot {
  return [x, Math.min(y, AREA.bottom)];
}

function isInside([, y]: Dot): boolean {
  return y >= AREA.top && y <= AREA.bottom;
}

function gridOf(scale: Scale, report: GrowthReport): readonly string[] {
  const { left, right, top: upper, bottom, height } = AREA;
  const text = (x: number, y: number, words: string, more: string): string => `<text x="${at(x)}" y="${at(y)}" fill="${INK}" ${more}>${escapeXml(words)}</text>`;
  const rule = (x1: number, y1: number, x2: number, y2: number, opacity: string): string =>
    `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${INK}" stroke-opacity="${opacity}"/>`;
  const first = report.points[0]?.[0] ?? 1;
  return [
    ...scale.yTicks.flatMap((tick) => {
      const [, y] = scale.at([first, tick]);
      return [rule(left, y, right, y, '0.15'), text(left - 9, y + 4.5, tickLabel(tick), 'text-anchor="end"')];
    }),
    ...scale.xTicks.flatMap((tick) => {
      const [x] = scale.at([tick, 1]);
      return [rule(x, bottom, x, bottom + 5, '0.6'), text(x, bottom + 20, tickLabel(tick), 'text-anchor="middle"')];
    }),
    rule(left, bottom, right, bottom, '0.6'),
    rule(left, upper, left, bottom, '0.6'),
    text((left + right) / 2, height - 10, 'n', 'text-anchor="middle" font-style="italic"'),
    text(left - 9, upper - 8, describeUnit(report), 'text-anchor="start"'),
  ];
}

function drawn({ kind, dots }: Curve): string {
  return `<polyline points="${dots.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" fill="none" stroke-linejoin="round" ${STYLES[kind]}/>`;
}

function circle([x, y]: Dot, radius: number, colour: string, title = ''): string {
  const words = title === '' ? '' : `<title>${escapeXml(title)}</title>`;
  return `<circle cx="${at(x)}" cy="${at(y)}" r="${String(radius)}" fill="${colour}" stroke="${PAPER}" stroke-width="1">${words}</circle>`;
}

/** The names at the ends of the lines: beside the area, none upon another; or where a line leaves through the top. */
function labelsOf(curves: readonly Curve[]): readonly string[] {
  const ends = curves.flatMap(({ kind, label, dots }) => {
    const end = dots.at(-1);
    return label === '' || end === undefined ? [] : [{ label, kind, x: end[0], y: end[1], leaves: end[0] < AREA.right - 1 }];
  });
  const beside = ends.filter(({ leaves }) => !leaves).sort((one, other) => one.y - other.y);
  let lowest = -Infinity;
  const placed = beside.map((end) => {
    lowest = Math.max(end.y, lowest + LINE_HEIGHT);
    return { ...end, y: lowest };
  });
  // Pushed below the axis, they would lie upon the sizes.
  const excess = Math.max(0, lowest - AREA.bottom);
  const lifted = placed.map((end) => ({ ...end, y: end.y - excess }));
  const leaving = ends.filter(({ leaves }) => leaves).sort((one, other) => one.x - other.x).map((end) => ({ ...end, y: AREA.top + 2 }));
  return [...lifted, ...leaving].map(({ label, kind, leaves, x, y }) => {
    // Near the corner the names beside the area begin.
    const before = leaves && x > AREA.right - CORNER;
    const weight = kind === 'measured' || kind === 'target' ? ' font-weight="600"' : '';
    const colour = kind === 'earlier' ? 'var(--vscode-descriptionForeground, #777)' : INK;
    return `<text x="${at(before ? x - 9 : x + 9)}" y="${at(y + 4.5)}"${before ? ' text-anchor="end"' : ''} fill="${colour}" stroke="${PAPER}" stroke-width="3" paint-order="stroke"${weight}>${escapeXml(label)}</text>`;
  });
}

function at(value: number): string {
  return value.toFixed(1);
}
