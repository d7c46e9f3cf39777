import { basename } from 'node:path';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { faultOf, isSeenByExamples, type ProofCase } from '../core/run/proof.ts';
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
  let faults = 0;
  const worker = async (): Promise<void> => {
    for (let proof = proofs.shift(); proof !== undefined; proof = proofs.shift()) {
      const run = await runOf(catalog, proof, ports, site);
      const fault = faultOf(proof.case, run);
      if (fault !== null) faults += 1;
      report(proof, fault, isSeenByExamples(run), out);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  if (out.json) out.object({ proved: total - faults, faults });
  else out.print(`${String(total - faults)} of ${String(total)} solutions ended as they should`);
  return faults === 0 ? 0 : 1;
}

async function runOf(catalog: Catalog, { exercise, case: each }: Proof, ports: RunPorts, site: string | null): Promise<RunResult> {
  const request = requestFor(catalog, exercise, each.file, { timeout: TIMEOUT_SECONDS, site });
  return runSuite(request, ports, { onProgress: () => undefined }, new AbortController().signal);
}

function report({ exercise, case: each }: Proof, fault: string | null, seenByExamples: boolean, out: Console): void {
  const file = basename(each.file);
  if (out.json) out.object({ slug: exercise.slug, kind: each.kind, file, proved: fault === null, fault, seenByExamples });
  else if (fault === null) out.print(`✓ ${exercise.slug} ${each.kind} ${file}`);
  else out.print(`✗ ${exercise.slug} ${each.kind} ${file}: ${fault}`);
}
