import { createInterface } from 'node:readline';
import { spawnProgram } from './harnessProcess.ts';
import { endTree } from './processTree.ts';

export type EngineObject = Readonly<Record<string, unknown>>;

/** What an engine answered; `problem` says why there is no answer. */
export type EngineAnswer =
  | { readonly kind: 'answered'; readonly answer: EngineObject }
  | { readonly kind: 'failed'; readonly problem: string };

export interface EngineCall {
  readonly python: readonly [string, ...string[]];
  /** The engine's folder in the harness, which is a program of its own. */
  readonly program: string;
  readonly request: EngineObject;
  /** The event that holds the answer. */
  readonly event: string;
  readonly signal: AbortSignal;
}

/** Asks an engine one question in a process of its own; the process and what it started are gone afterwards. */
export async function askEngine({ python, program, request, event, signal }: EngineCall): Promise<EngineAnswer> {
  const { child, mark: nonce } = spawnProgram(python, program);
  const stop = (): void => void endTree(child, nonce);
  signal.addEventListener('abort', stop);
  const answers: EngineObject[] = [];
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const object = line.startsWith(`${nonce} `) ? parseObject(line.slice(nonce.length + 1)) : null;
    if (object?.['event'] === event) {
      const { event: _event, ...rest } = object;
      answers.push(rest);
    }
  });
  child.stdin.end(`${JSON.stringify({ ...request, protocol: 1, nonce })}\n`);
  const end = await new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(`Python could not be started: ${error.message}`);
    });
    child.once('close', (code, how) => {
      resolve(`the process ended with ${how === null ? `exit code ${String(code)}` : `signal ${how}`}`);
    });
  });
  signal.removeEventListener('abort', stop);
  await endTree(child, nonce);
  const answer = answers.at(-1);
  if (answer !== undefined) return { kind: 'answered', answer };
  return { kind: 'failed', problem: signal.aborted ? 'stopped' : [end, complaint.trim()].filter((text) => text !== '').join(': ') };
}

function parseObject(text: string): EngineObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
