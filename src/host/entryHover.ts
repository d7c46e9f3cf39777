import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import { describeTarget } from '../core/catalog/exercise.ts';
import { describeAge } from '../core/practice/describe.ts';
import { findEntryPoints } from '../core/practice/entryPoints.ts';
import { verdictLabel } from '../core/run/verdict.ts';
import type { KeptMeasurements } from './measurements.ts';
import { exerciseOfFile } from './practiceFolder.ts';
import type { Progress } from './progress.ts';

interface EntryHoverDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly measurements: KeptMeasurements;
}

/** On an entry point of an exercise: what it should cost, what was measured of it, and how the last run ended. */
export class EntryPointHover implements vscode.HoverProvider {
  readonly #dependencies: EntryHoverDependencies;

  constructor(dependencies: EntryHoverDependencies) {
    this.#dependencies = dependencies;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const { catalog, measurements, progress } = this.#dependencies;
    const exercise = await exerciseOfFile(catalog, document.uri);
    if (exercise === undefined) return undefined;
    const lines = document.getText().split(/\r?\n/);
    const place = findEntryPoints(exercise, lines).find(
      ({ line, startColumn, endColumn }) =>
        line === position.line && startColumn <= position.character && position.character <= endColumn,
    );
    if (place === undefined) return undefined;
    const target = describeTarget(place.entry);
    const words = measurements.inWords(document.uri);
    // Suites name an operation as learners call it, without its class.
    const measurement = words.get(place.entry.name) ?? words.get(place.entry.name.split('.').at(-1) ?? '');
    const measured = place.entry.measured === true ? 'the suite measures it' : 'stated, not measured';
    const last = progress.current.exercises[exercise.slug]?.last ?? null;
    const sentences = [
      ...(target === null ? [] : [`Target: **${target}** (${measured})`]),
      ...(measurement === undefined ? [] : [`Measured: ${measurement}`]),
      last === null
        ? 'Not run yet'
        : `Last run of the suite: ${verdictLabel(last.verdict)}, ${String(last.passed)}/${String(last.total)} tests passed, ${describeAge(Date.now() - last.at)}`,
    ];
    const text = new vscode.MarkdownString(`**${exercise.title}** · \`${place.entry.name}\`\n\n${sentences.join('  \n')}`);
    return new vscode.Hover(text, new vscode.Range(place.line, place.startColumn, place.line, place.endColumn));
  }
}
