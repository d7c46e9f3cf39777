import { join } from 'node:path';
import type * as vscode from 'vscode';
import { earlierCurves, keepMeasurement, measurementsSchema, newestMeasurements, noMeasurements, type Measurements } from '../core/growth/measurements.ts';
import type { GrowthReport, Points } from '../core/growth/report.ts';
import { describeMeasurement } from '../core/growth/words.ts';
import { describeAge } from '../core/practice/describe.ts';
import { JsonFile } from '../node/jsonFile.ts';

/** What was measured of the learner's functions, in this window and in earlier ones. */
export class KeptMeasurements {
  readonly #file: JsonFile<Measurements>;
  #current: Measurements = noMeasurements;

  constructor(storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#file = new JsonFile(join(storage.fsPath, 'measurements.json'), {
      schema: measurementsSchema,
      empty: noMeasurements,
      onDamage: ({ setAside, problem }) => {
        log.error(`The file of growth measurements could not be read and was put aside as ${setAside}: ${problem}`);
      },
    });
  }

  /** Brings in what earlier windows measured. */
  async refresh(): Promise<void> {
    this.#current = await this.#file.read();
  }

  async keep(file: vscode.Uri, report: GrowthReport): Promise<void> {
    if (report.points.length === 0) return;
    this.#current = await this.#file.update((all) => keepMeasurement(all, file.toString(), report, Date.now()));
  }

  /** The curves of a report's operation that were measured before it. */
  earlier(file: vscode.Uri, report: GrowthReport): readonly Points[] {
    return earlierCurves(this.#current, file.toString(), report);
  }

  /** What was measured last in a file, in words, by the name of the function. */
  inWords(file: vscode.Uri): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [operation, measurement] of newestMeasurements(this.#current, file.toString())) {
      const words = describeMeasurement(measurement);
      if (words !== null) found.set(operation, `${words}, ${describeAge(Date.now() - measurement.at)}`);
    }
    return found;
  }
}
