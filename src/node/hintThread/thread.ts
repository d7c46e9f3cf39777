// The program of the thread that parses and analyses, so that the thread of whoever asks never waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import { HintService } from '../../core/hints/hintService.ts';
import { warmUp } from '../../core/hints/warmUp.ts';
import { WebTreeSitterParser } from '../parser/webTreeSitterParser.ts';
import type { Answer, Question, Reply, Request, ThreadData } from './messages.ts';

/** Newer questions are read after so long. */
const SLICE_MILLISECONDS = 8;

let since = performance.now();

async function pause(): Promise<void> {
  if (performance.now() - since < SLICE_MILLISECONDS) return;
  await new Promise(setImmediate);
  since = performance.now();
}

function answerTo(service: HintService, asked: Question): Promise<Answer> {
  const settings = { disabledRules: asked.disabledRules };
  if (asked.kind === 'hints') return service.hints(asked.document, settings);
  if (asked.kind === 'hovers') return service.hoversFrom(asked.document, asked.from, settings);
  return service.hover(asked.document, asked.question, settings);
}

async function replyTo(id: number, answer: Promise<Answer>): Promise<Reply> {
  try {
    return { id, problem: null, answer: await answer };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const { wasm } = workerData as ThreadData;
let isAsked = false;

const loaded = WebTreeSitterParser.load(wasm).then((parser) => {
  void warmUp(parser, pause, () => !isAsked);
  return new HintService(parser, pause);
});

parentPort?.on('message', (request: Request) => {
  if (request.kind === 'forget') {
    void loaded.then((service) => {
      service.forget(request.uri);
    });
    return;
  }
  isAsked = true;
  const { id, question } = request;
  void replyTo(
    id,
    loaded.then((service) => answerTo(service, question)),
  ).then((reply) => parentPort?.postMessage(reply));
});
