// Proves exercises again and again while every core is busy: no verdict may depend on how fast the machine is.
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Catalog } from '../src/core/catalog/catalog.ts';
import { faultOf, type ProofCase } from '../src/core/run/proof.ts';
import { runSuite } from '../src/core/run/run.ts';
import { bundledFiles } from '../src/node/bundled.ts';
import { proofCases, requestFor } from '../src/node/exerciseRuns.ts';
import { harnessWith, inParallel, type Harness } from './machine/harness.ts';
import { leaveOnSignals, Processes } from './machine/processes.ts';
import { exitWith } from './machine/program.ts';
import { ROOT } from './paths.ts';

const USAGE = 'npm run verify:load -- [SLUG or topic …] [--repeat N] [--kinds reference,variant,starter,trap] [--jobs N] [--busy N] [--python PATH]';
const KINDS: readonly ProofCase['kind'][] = ['reference', 'variant', 'starter', 'trap'];
/** Ends by itself when nobody is left who wanted it. */
const BUSY = `
import os
parent = os.getppid()
while os.getppid() == parent:
    for _ in range(1_000_000):
        pass
`;
const TIMEOUT_SECONDS = 5;

interface Subject {
  readonly slug: string;
  readonly proof: ProofCase;
  readonly run: () => Promise<string | null>;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      repeat: { type: 'string', default: '20' },
      kinds: { type: 'string', default: KINDS.join(',') },
      jobs: { type: 'string', default: '2' },
      busy: { type: 'string', default: String(availableParallelism()) },
      python: { type: 'string' },
    },
  });
  const rounds = Number(values.repeat);
  const jobs = Number(values.jobs);
  const busy = Number(values.busy);
  const kinds = KINDS.filter((kind) => values.kinds.split(',').includes(kind));
  if (![rounds, jobs, busy].every(Number.isInteger) || Math.min(rounds, jobs, busy + 1) < 1 || kinds.length === 0) throw new Error(USAGE);
  const harness = await harnessWith(values.python);
  const all = await subjects(positionals, kinds, harness);
  if (all.length === 0) throw new Error(USAGE);
  const load = busyProcesses(busy, new Processes(), harness);
  try {
    return await repeat(all, rounds, jobs);
  } finally {
    await Promise.all(load.map(({ stop }) => stop()));
  }
}

async function subjects(chosen: readonly string[], kinds: readonly ProofCase['kind'][], { ports, site }: Harness): Promise<readonly Subject[]> {
  const catalog = new Catalog(bundledFiles(ROOT));
  const found: Subject[] = [];
  for (const exercise of await catalog.exercises()) {
    if (chosen.length > 0 && !chosen.includes(exercise.slug) && !chosen.includes(exercise.topic)) continue;
    for (const proof of await proofCases(catalog, exercise)) {
      const request = requestFor(catalog, exercise, proof.file, { timeout: TIMEOUT_SECONDS, site });
      const run = async (): Promise<string | null> =>
        faultOf(proof, await runSuite(request, ports, { onProgress: () => undefined }, new AbortController().signal));
      if (kinds.includes(proof.kind)) found.push({ slug: exercise.slug, proof, run });
    }
  }
  return found;
}

function busyProcesses(count: number, processes: Processes, { python: [program, ...before] }: Harness): readonly { stop: () => Promise<void> }[] {
  const write = (): void => undefined;
  return Array.from({ length: count }, () => processes.start(program, [...before, '-c', BUSY], { write }));
}

async function repeat(all: readonly Subject[], rounds: number, jobs: number): Promise<number> {
  const faults = new Map<Subject, number>();
  for (let round = 1; round <= rounds; round += 1) {
    const began = Date.now();
    await inParallel(all, jobs, async (subject) => {
      const fault = await subject.run();
      if (fault === null) return;
      faults.set(subject, (faults.get(subject) ?? 0) + 1);
      console.log(`✗ round ${round}: ${nameOf(subject)}: ${fault}`);
    });
    console.log(`round ${round} of ${rounds}: ${all.length} solutions in ${((Date.now() - began) / 1000).toFixed(0)} s, ${faults.size} with a changed verdict so far`);
  }
  for (const [subject, count] of faults) console.log(`${nameOf(subject)}: another verdict in ${count} of ${rounds} rounds`);
  console.log(`${all.length - faults.size} of ${all.length} solutions kept their verdict in ${rounds} rounds`);
  return faults.size === 0 ? 0 : 1;
}

function nameOf({ slug, proof }: Subject): string {
  return `${slug} ${proof.kind} ${basename(proof.file)}`;
}

leaveOnSignals();
exitWith(main());
