import { describeChart, escapeXml, growthChart, number } from './chart.ts';
import type { GrowthReport } from './report.ts';

/** A report of this window, with the points of the reports before it. */
export interface GrowthHistory {
  readonly report: GrowthReport;
  readonly earlier: readonly (readonly (readonly [number, number])[])[];
}

/** The inside of the growth view: for each report a sentence, the chart on both kinds of axes, a table, the lines. */
export function growthPage(title: string, histories: readonly GrowthHistory[]): string {
  return [`<h1>${escapeXml(title)}: how the cost grows</h1>`, ...histories.map(section)].join('\n');
}

function section({ report, earlier }: GrowthHistory, index: number): string {
  const verdict = report.within === null ? '' : report.within ? ' ✓ within the target' : ' ✗ too fast';
  const words = [report.why, report.help, report.note].filter((text) => text !== null).map((text) => `<p>${escapeXml(text)}</p>`);
  if (report.points.length === 0) return `<section><h2>${escapeXml(describeChart(report))}</h2>${words.join('')}</section>`;
  return [
    `<section aria-labelledby="report-${String(index)}">`,
    `<h2 id="report-${String(index)}">${escapeXml(describeChart(report))}${verdict}</h2>`,
    `<figure class="log">${growthChart(report, earlier, 'log')}</figure>`,
    `<figure class="linear" hidden>${growthChart(report, earlier, 'linear')}</figure>`,
    '<p><button data-action="axes">Linear or logarithmic axes</button> <button data-action="export">Save as SVG…</button></p>',
    ...words,
    lines(report),
    table(report),
    '</section>',
  ].join('\n');
}

function lines({ lines: dominating }: GrowthReport): string {
  if (dominating.length === 0) return '';
  const rows = dominating.map(
    ({ line, share, text }) =>
      `<tr><td>${(share * 100).toFixed(0)} %</td><td><a href="#" data-line="${String(line)}">line ${String(line)}</a></td><td><code>${escapeXml(text)}</code></td></tr>`,
  );
  return `<table><caption>Where the cost is</caption><tbody>${rows.join('')}</tbody></table>`;
}

function table({ points, per, unit }: GrowthReport): string {
  const rows = points.map(([n, cost]) => `<tr><td>${number(n)}</td><td>${number(cost)}</td></tr>`);
  return `<details><summary>The numbers</summary><table><thead><tr><th>n</th><th>${escapeXml(`${unit} per ${per}`)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}
