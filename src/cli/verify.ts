import { basename } from 'node:path';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { faultOf, faultOfTraps, isSeenByExamples, type ProofCase } from '../core/run/proof.ts';
import type { RunResult } from '../core/run/result.ts';
import { runSuite, type RunPorts } from '../core/run/run.ts';
import { proofCases, requestFor } from '../node/exerciseRuns.ts';
import type { Console } from './console.ts';

interface Proof {
  readonly exercise: Exercise;
  readonly case: ProofCase;
}

/** Suites are generous with time in themselves; this bound only ends what would never end. */
const TIMEOUT_SECONDS = 5;

/** Proves exercises; resolves to the exit code. */
export async function verify(
  catalog: Catalog,
  exercises: readonly Exercise[],
  ports: RunPorts,
  { jobs, site }: { readonly jobs: number; readonly site: string | null },
  out: Console,
): Promise<number> {
  const proofs: Proof[] = [];
  for (const exercise of exercises) {
    for (const each of await proofCases(catalog, exercise)) proofs.push({ exercise, case: each });
  }
  const total = proofs.length;
  const seen = new Map<string, boolean[]>();
  let faults = 0;
  const worker = async (): Promise<void> => {
    for (let proof = proofs.shift(); proof !== undefined; proof = proofs.shift()) {
      const run = await runOf(catalog, proof, ports, site);
      const fault = faultOf(proof.case, run);
      if (fault !== null) faults += 1;
      const { slug } = proof.exercise;
      if (proof.case.kind === 'trap') seen.set(slug, [...(seen.get(slug) ?? []), isSeenByExamples(run)]);
      report({ slug, kind: proof.case.kind, file: basename(proof.case.file) }, fault, out);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  if (out.json) out.object({ proved: total - faults, faults });
  else out.print(`${String(total - faults)} of ${String(total)} solutions ended as they should`);
  return reportTraps(seen, out) && faults === 0 ? 0 : 1;
}

async function runOf(catalog: Catalog, { exercise, case: each }: Proof, ports: RunPorts, site: string | null): Promise<RunResult> {
  const request = requestFor(catalog, exercise, each.file, { timeout: TIMEOUT_SECONDS, site });
  return runSuite(request, ports, { onProgress: () => undefined }, new AbortController().signal);
}

/** Examples are what a solver reads: a suite that sees little more proves little. */
function reportTraps(seen: ReadonlyMap<string, readonly boolean[]>, out: Console): boolean {
  let good = true;
  for (const [slug, traps] of seen) {
    const visible = traps.filter(Boolean).length;
    const fault = faultOfTraps(traps.length, visible);
    good &&= fault === null;
    report({ slug, kind: 'traps', file: `seen by the examples: ${String(visible)} of ${String(traps.length)}` }, fault, out);
  }
  return good;
}

interface Reported {
  readonly slug: string;
  readonly kind: string;
  readonly file: string;
}

function report({ slug, kind, file }: Reported, fault: string | null, out: Console): void {
  if (out.json) out.object({ slug, kind, file, proved: fault === null, fault });
  else if (fault === null) out.print(`✓ ${slug} ${kind} ${file}`);
  else out.print(`✗ ${slug} ${kind} ${file}: ${fault}`);
}
