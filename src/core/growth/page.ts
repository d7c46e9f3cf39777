import { growthChart } from './chart.ts';
import { curvesAround } from './classes.ts';
import type { GrowthReport, Points } from './report.ts';
import { asSentence, describeChart, describeUnit, escapeXml, number } from './words.ts';

/** A report, with the curves that were measured before it. */
export interface GrowthHistory {
  readonly report: GrowthReport;
  readonly earlier: readonly Points[];
}

/** The inside of the growth view: for each report a sentence, the chart on both kinds of axes, the lines, a table. */
export function growthPage(title: string, histories: readonly GrowthHistory[]): string {
  const [only] = histories;
  // Of a single function the section says all that a title could.
  if (histories.length === 1 && only?.report.operation === title) return section(only, 0, 'h1');
  return [`<h1>${escapeXml(title)}: how the cost grows</h1>`, ...histories.map((history, index) => section(history, index, 'h2'))].join('\n');
}

function section({ report, earlier }: GrowthHistory, index: number, heading: 'h1' | 'h2'): string {
  // Within the target there is nothing to explain, and nothing to mend.
  const words = (report.within === true ? [] : [report.why, report.help]).filter((text) => text !== null).map((text) => `<p>${escapeXml(text)}</p>`);
  const note = report.note === null ? '' : `<p class="quiet">${escapeXml(asSentence(report.note, report.operation))}</p>`;
  if (report.points.length === 0) return `<section><${heading}>${escapeXml(describeChart(report))}</${heading}>${words.join('')}${note}</section>`;
  const id = `report-${String(index)}`;
  return [
    `<section aria-labelledby="${id}" data-operation="${escapeXml(report.operation)}">`,
    `<${heading} id="${id}">${escapeXml(describeChart(report))} ${verdict(report)}</${heading}>`,
    ...words,
    `<figure data-axes="log">${growthChart(report, earlier, 'log')}</figure>`,
    `<figure data-axes="linear" hidden>${growthChart(report, earlier, 'linear')}</figure>`,
    '<p class="controls"><span role="group" aria-label="Axes"><button data-action="axes" data-axes="log" aria-pressed="true">Logarithmic</button><button data-action="axes" data-axes="linear" aria-pressed="false">Linear</button></span> <button data-action="export">Save as SVG…</button></p>',
    lines(report),
    table(report, earlier.at(-1)),
    note,
    '</section>',
  ].join('\n');
}

function verdict({ within }: GrowthReport): string {
  if (within === null) return '';
  return within ? '<span class="verdict within">✓ within the target</span>' : '<span class="verdict beyond">✗ grows too fast</span>';
}

function lines({ lines: dominating, unit }: GrowthReport): string {
  if (dominating.length === 0) return '';
  const rows = dominating.map(({ line, share, text }) => {
    const percent = `${(share * 100).toFixed(0)} %`;
    return `<tr><td class="number">${percent}</td><td><meter min="0" max="1" value="${share.toFixed(3)}" aria-hidden="true"></meter></td><td class="place"><a href="#" data-line="${String(line)}">line ${String(line)}</a></td><td><code>${escapeXml(text)}</code></td></tr>`;
  });
  return [
    `<table><caption>Where the ${escapeXml(unit)} are</caption><tbody>${rows.join('')}</tbody></table>`,
    '<p><button data-action="heat">Show in the editor</button></p>',
  ].join('\n');
}

function table(report: GrowthReport, before: Points | undefined): string {
  const { points, target } = report;
  const expected = target === null ? undefined : curvesAround([target], points).find(({ name }) => name === target);
  const earlier = new Map(before);
  const columns = [
    { title: 'n', cell: (n: number) => number(n) },
    { title: describeUnit(report), cell: (_: number, cost: number) => number(cost) },
    ...(expected === undefined ? [] : [{ title: `${expected.name} (target)`, cell: (n: number) => number(expected.at(n)) }]),
    ...(before === undefined ? [] : [{ title: 'before', cell: (n: number) => numberOrNothing(earlier.get(n)) }]),
  ];
  const heading = columns.map(({ title }) => `<th scope="col" class="number">${escapeXml(title)}</th>`).join('');
  const rows = points.map(([n, cost]) => `<tr>${columns.map(({ cell }) => `<td class="number">${cell(n, cost)}</td>`).join('')}</tr>`);
  return `<details><summary>The numbers</summary><table><thead><tr>${heading}</tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function numberOrNothing(value: number | undefined): string {
  return value === undefined ? '' : number(value);
}
