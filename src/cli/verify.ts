import { basename } from 'node:path';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { faultOf, type ProofCase } from '../core/run/proof.ts';
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
      const fault = await prove(catalog, proof, ports, site);
      if (fault !== null) faults += 1;
      report(proof, fault, out);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  if (out.json) out.object({ proved: total - faults, faults });
  else out.print(`${String(total - faults)} of ${String(total)} solutions ended as they should`);
  return faults === 0 ? 0 : 1;
}

async function prove(catalog: Catalog, { exercise, case: each }: Proof, ports: RunPorts, site: string | null): Promise<string | null> {
  const request = requestFor(catalog, exercise, each.file, { timeout: TIMEOUT_SECONDS, site });
  const silent = { onProgress: () => undefined };
  return faultOf(each, await runSuite(request, ports, silent, new AbortController().signal));
}

function report({ exercise, case: each }: Proof, fault: string | null, out: Console): void {
  const file = basename(each.file);
  if (out.json) out.object({ slug: exercise.slug, kind: each.kind, file, proved: fault === null, fault });
  else if (fault === null) out.print(`✓ ${exercise.slug} ${each.kind} ${file}`);
  else out.print(`✗ ${exercise.slug} ${each.kind} ${file}: ${fault}`);
}
