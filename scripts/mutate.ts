// Puts small faults into each exercise's reference, one at a time, and sees whether its suite notices.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Catalog, type Exercise } from '../src/core/catalog/catalog.ts';
import { bundledFiles } from '../src/node/bundled.ts';
import { requestFor } from '../src/node/exerciseRuns.ts';
import { harnessWith, inParallel, type Harness } from './machine/harness.ts';
import { leaveOnSignals } from './machine/processes.ts';
import { exitWith } from './machine/program.ts';
import { mutantsOf, type Mutant } from './mutation/mutants.ts';
import {
  complaintsOf, equivalentsSchema, isListed, overall, percent, rateOf, scoreOf, type Equivalent, type Score, type Tried,
} from './mutation/score.ts';
import { limitFor, tryMutant } from './mutation/trial.ts';
import { ROOT } from './paths.ts';

const USAGE = `npm run mutate -- [SLUG …] [--listed] [--jobs N] [--python PATH] [--json]`;
const CATALOG_TIMEOUT = 5;

interface Session extends Harness {
  readonly catalog: Catalog;
  readonly jobs: number;
  readonly folder: string;
  /** Only those that are listed as equivalent are tried: do they still survive? */
  readonly listed: boolean;
  readonly json: boolean;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      listed: { type: 'boolean', default: false },
      jobs: { type: 'string', default: '2' },
      python: { type: 'string' },
    },
  });
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error(USAGE);
  const catalog = new Catalog(bundledFiles(ROOT));
  const slugs = positionals.length > 0 ? positionals : await catalog.slugs();
  const folder = mkdtempSync(join(tmpdir(), 'interview-practice-mutate-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const session: Session = { ...(await harnessWith(values.python)), catalog, jobs, folder, listed: values.listed, json: values.json };
  const scores: Score[] = [];
  for (const slug of slugs) scores.push(await mutate(await catalog.exercise(slug), session));
  return conclude(scores, values.json);
}

async function mutate(exercise: Exercise, session: Session): Promise<Score> {
  const { catalog, python, ports, site, jobs, folder } = session;
  const reference = catalog.locate(exercise, 'reference.py');
  const request = requestFor(catalog, exercise, reference, { timeout: CATALOG_TIMEOUT, site });
  const known = await equivalents(catalog, exercise);
  const all = await mutantsOf(python, reference);
  const mutants = session.listed ? all.filter((mutant) => isListed(mutant, known)) : all;
  const timeout = mutants.length > 0 ? await limitFor(request, ports) : CATALOG_TIMEOUT;
  const tried: Tried[] = [];
  await inParallel([...mutants.entries()], jobs, async ([index, mutant]) => {
    const one = await tryMutant(mutant, { ...request, timeout }, ports, join(folder, `${exercise.slug}-${index}`));
    tried.push(one);
    tell(one, exercise.slug, session);
    showProgress(`${exercise.slug}: ${tried.length} of ${mutants.length}`);
  });
  showProgress('');
  const score = scoreOf(exercise.slug, tried, known);
  report(score, session.json);
  return score;
}

/** What is known to be equivalent stands beside the traps: it is not packaged either. */
async function equivalents(catalog: Catalog, exercise: Exercise): Promise<readonly Equivalent[]> {
  const file = catalog.locate(exercise, 'mutants/equivalent.json');
  const text = await readFile(file, 'utf8').catch(() => '[]');
  try {
    return equivalentsSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function tell({ mutant, killer }: Tried, slug: string, { json }: Session): void {
  const { source: _source, ...rest } = mutant;
  if (json) console.log(JSON.stringify({ slug, ...rest, killer }));
}

function report(score: Score, json: boolean): void {
  if (json) {
    console.log(JSON.stringify({ ...summary(score), slug: score.slug }));
    return;
  }
  console.log(`${score.slug.padEnd(24)} ${inWords(score)}`);
  score.survivors.forEach(describe);
}

function describe({ operator, where, line, before, after }: Mutant): void {
  console.log(`    line ${line}${where === '' ? '' : ` in ${where}`}: ${operator}\n      - ${before}\n      + ${after}`);
}

function summary(score: Omit<Score, 'slug'>): Readonly<Record<string, number>> {
  const { killed, equivalent, survivors, stale } = score;
  return { killed, survived: survivors.length, equivalent, stale: stale.length, rate: rateOf(score) };
}

function inWords(score: Omit<Score, 'slug'>): string {
  const { killed, equivalent, survivors } = score;
  return `${String(killed).padStart(5)} killed ${String(survivors.length).padStart(4)} survived ${String(equivalent).padStart(4)} equivalent ${percent(rateOf(score)).padStart(8)}`;
}

function conclude(scores: readonly Score[], json: boolean): number {
  const all = overall(scores);
  const complaints = complaintsOf(scores);
  if (json) console.log(JSON.stringify({ ...summary(all), complaints }));
  else console.log([`${'overall'.padEnd(24)} ${inWords(all)}`, ...complaints].join('\n'));
  return complaints.length === 0 ? 0 : 1;
}

leaveOnSignals();
exitWith(main());
