import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Catalog, CatalogError } from './core/catalog/catalog.ts';
import { describeTarget } from './core/catalog/exercise.ts';
import { planSuite, runSuite, type RunPorts, type RunRequest } from './core/run/run.ts';
import { explore, growth } from './cli/engines.ts';
import { cost, hints } from './cli/hints.ts';
import { requirePackages } from './cli/packages.ts';
import { verify } from './cli/verify.ts';
import { printResult, resultObject } from './cli/report.ts';
import { existingFile, existingFolder, positive, wholeNumber } from './cli/operands.ts';
import { OperandError, UsageError, type Console } from './cli/console.ts';
import { bundledFiles, harnessFolder } from './node/bundled.ts';
import { requestFor } from './node/exerciseRuns.ts';
import { harnessLauncher, type HarnessHome } from './node/harnessProcess.ts';
import { Interpreters, usualCommands, type Interpreter, type Probe } from './node/python.ts';
import { wallClock } from './node/timer.ts';

const USAGE = `Usage:
  cli.js list [--json]                     the topics and exercises
  cli.js show <slug> [--json]              an exercise's statement and targets
  cli.js run <slug> <file> [--json]        the exercise's suite on a file
  cli.js growth FILE::FUNCTION [--json]    how the cost of a function grows
  cli.js explore FILE[::FUNCTION] [--json] the interleavings of a file's main() or test_* functions
  cli.js hints FILE… [--json]              what the hovers find in Python files
  cli.js cost FILE… [--json]               what their functions cost at most
  cli.js verify [<slug>…] [--json]         the proof of exercises: reference, variants, starter, traps
Options:
  --python PATH     the interpreter to use (else python3, python or py -3 of the path)
  --timeout SECONDS what one test may take (default 5)
  --test ID         run only this test; may be repeated
  --site FOLDER     where packages are that an exercise or a file needs and the interpreter lacks
  --jobs N          with verify: how many runs at once (default 2)
  --sizes N,N,…     with growth: the sizes to measure at
  --target CLASS    with growth: the class that is wanted, such as "n log n"
  --call TEXT       with growth: the call to measure, such as "f(list(range(n)))"; otherwise arguments are guessed
  --budget SECONDS  with explore: how long to search (default 2)
  --seed N          with explore: where the search starts (default 0)
  --schedule TEXT   with explore: the one schedule to run again
  --json            one JSON object a line
  --help            these lines
Exit: 0 all passed, 1 something failed, 2 could not run.`;

const EXIT = { passed: 0, failed: 1, couldNotRun: 2 } as const;

const home = join(__dirname, '..');

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [command, ...operands] = positionals;
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return EXIT.passed;
  }
  const out: Console = {
    json: values.json,
    print: (text) => process.stdout.write(`${text}\n`),
    object: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  };
  const catalog = new Catalog(bundledFiles(home));
  switch (command) {
    case 'list':
      return list(catalog, out);
    case 'show':
      return show(catalog, required(operands[0], 'show needs a slug, as in “show fifo_queue”'), out);
    case 'run': {
      const slug = required(operands[0], 'run needs a slug and a file, as in “run fifo_queue my_queue.py”');
      const file = required(operands[1], `run needs the file to test, as in “run ${slug} ${slug}.py”`);
      const options = {
        timeout: positive(values.timeout, '--timeout'),
        site: await existingFolder(values.site),
        ...(values.test === undefined ? {} : { tests: values.test }),
      };
      const exercise = await catalog.exercise(slug);
      const request = requestFor(catalog, exercise, await existingFile(file), options);
      const python = await homeFor(values.python);
      await requirePackages(python.python, [exercise], request.site);
      const ports = portsFor(python);
      await requireTests(request, ports);
      return run(request, ports, out);
    }
    case 'growth': {
      const place = required(operands[0], 'growth needs a function, as in “growth queue.py::Queue.dequeue”');
      const sizes = values.sizes === undefined ? null : values.sizes.split(',').map((size) => positive(size, '--sizes'));
      return growth(await homeFor(values.python), place, { sizes, target: values.target ?? null, call: values.call ?? null, site: await existingFolder(values.site) }, out);
    }
    case 'explore': {
      const place = required(operands[0], 'explore needs a file, as in “explore account.py::test_transfer”');
      const options = {
        seconds: positive(values.budget, '--budget'),
        seed: wholeNumber(values.seed, '--seed'),
        schedule: values.schedule ?? null,
        site: await existingFolder(values.site),
      };
      return explore(await homeFor(values.python), place, options, out);
    }
    case 'hints':
      return hints(home, operands, out);
    case 'cost':
      return cost(home, operands, out);
    case 'verify':
      return prove(catalog, operands, values, out);
    default:
      throw new UsageError(command === undefined ? 'No command given.' : `There is no command “${command}”.`);
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        python: { type: 'string' },
        timeout: { type: 'string', default: '5' },
        test: { type: 'string', multiple: true },
        site: { type: 'string' },
        sizes: { type: 'string' },
        call: { type: 'string' },
        target: { type: 'string' },
        budget: { type: 'string', default: '2' },
        seed: { type: 'string', default: '0' },
        schedule: { type: 'string' },
        jobs: { type: 'string', default: '2' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function required(value: string | undefined, complaint: string): string {
  if (value === undefined) throw new UsageError(`${complaint}.`);
  return value;
}

async function prove(catalog: Catalog, slugs: readonly string[], values: ReturnType<typeof readArguments>['values'], out: Console): Promise<number> {
  const exercises = await Promise.all((slugs.length > 0 ? slugs : await catalog.slugs()).map((slug) => catalog.exercise(slug)));
  const site = await existingFolder(values.site);
  const python = await homeFor(values.python);
  await requirePackages(python.python, exercises, site);
  return verify(catalog, exercises, portsFor(python), { jobs: positive(values.jobs, '--jobs'), site }, out);
}

async function list(catalog: Catalog, out: Console): Promise<number> {
  for (const topic of await catalog.topics()) {
    if (!out.json) out.print(topic.title);
    for (const slug of topic.exercises) {
      const { title, difficulty, minutes, summary } = await catalog.exercise(slug);
      if (out.json) out.object({ slug, topic: topic.id, title, difficulty, minutes, summary });
      else out.print(`  ${slug.padEnd(26)} ${difficulty.padEnd(7)} ${title}`);
    }
  }
  return EXIT.passed;
}

async function show(catalog: Catalog, slug: string, out: Console): Promise<number> {
  const exercise = await catalog.exercise(slug);
  const statement = await catalog.text(exercise, 'statement.md');
  if (out.json) {
    out.object({ ...exercise, statement });
    return EXIT.passed;
  }
  out.print(statement.trimEnd());
  const targets = exercise.entryPoints.flatMap((entry) => {
    const target = describeTarget(entry);
    return target === null ? [] : [`  ${entry.name}: ${target}`];
  });
  if (targets.length > 0) out.print(`\nTargets\n${targets.join('\n')}`);
  return EXIT.passed;
}

/** A test that does not exist would be left out in silence. */
async function requireTests(request: RunRequest, { launch }: RunPorts): Promise<void> {
  if (request.tests === null) return;
  const known = (await planSuite(request, launch)).map(({ id }) => id);
  const unknown = request.tests.find((id) => !known.includes(id));
  if (known.length === 0 || unknown === undefined) return;
  throw new OperandError(`${request.slug} has no test “${unknown}”. Its tests are:\n${known.map((id) => `  ${id}`).join('\n')}`);
}

async function run(request: RunRequest, ports: RunPorts, out: Console): Promise<number> {
  const stop = new AbortController();
  process.once('SIGINT', () => {
    stop.abort();
  });
  const observer = {
    onProgress: (_progress: unknown, event: object) => {
      if (out.json) out.object(event);
    },
  };
  const result = await runSuite(request, ports, observer, stop.signal);
  if (out.json) out.object(resultObject(result));
  else printResult(result, out);
  if (result.ending.kind === 'could-not-run') return EXIT.couldNotRun;
  return result.verdict === 'passed' ? EXIT.passed : EXIT.failed;
}

function portsFor(python: HarnessHome): RunPorts {
  const log = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  return { launch: harnessLauncher(python, log), timer: wallClock };
}

async function homeFor(python: string | undefined): Promise<HarnessHome> {
  const commands = python === undefined ? usualCommands(process.platform) : [[python] as const];
  const found = await new Interpreters().first(commands);
  if (!isInterpreter(found)) throw new OperandError(complaint(found));
  return { python: found.command, harness: harnessFolder(home) };
}

function isInterpreter(found: Interpreter | readonly Probe[]): found is Interpreter {
  return 'version' in found;
}

function complaint(probes: readonly Probe[]): string {
  const lines = probes.flatMap((probe) => (probe.kind === 'unusable' ? [`  ${probe.command}: ${probe.problem}`] : []));
  return `No usable Python was found.\n${lines.join('\n')}\nInstall CPython 3.9 or newer, or name one with --python PATH.`;
}

// Whoever reads only the first lines, as head does, wants no complaint about the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    else if (error instanceof CatalogError || error instanceof OperandError) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = EXIT.couldNotRun;
  },
);
