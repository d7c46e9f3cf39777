import { readFile } from 'node:fs/promises';
import { Analysis } from '../core/hints/analysis.ts';
import { fileHints } from '../core/hints/engine.ts';
import { hintRecord } from '../core/hints/hintRecord.ts';
import { functionCosts } from '../core/hints/functionCosts.ts';
import { bundledWasm } from '../node/parser/bundledWasm.ts';
import { WebTreeSitterParser } from '../node/parser/webTreeSitterParser.ts';
import { UsageError, type Console } from './console.ts';
import { existingFile } from './operands.ts';

/** Prints what the hovers know of files: one object a hint, in the order of each file. */
export async function hints(home: string, files: readonly string[], out: Console): Promise<number> {
  await forEachFile(home, files, (file, analysis) => {
    for (const hint of fileHints(analysis)) {
      const record = hintRecord(hint);
      const { column, line, message, rule, severity } = record;
      if (out.json) out.object({ file, ...record });
      else out.print(`${file}:${String(line)}:${String(column)}: ${severity} ${rule} ${message.split('\n')[0] ?? ''}`);
    }
  });
  return 0;
}

/** Prints what each function costs at most: one object a function. */
export async function cost(home: string, files: readonly string[], out: Console): Promise<number> {
  await forEachFile(home, files, (file, analysis) => {
    for (const { line, function: name, time, space, confidence } of functionCosts(analysis)) {
      if (out.json) out.object({ file, line, function: name, time, space, confidence });
      else out.print(`${file}:${String(line)}: ${name}: ${time} time, ${space} space (${confidence})`);
    }
  });
  return 0;
}

async function forEachFile(home: string, files: readonly string[], action: (file: string, analysis: Analysis) => void): Promise<void> {
  if (files.length === 0) throw new UsageError('Name at least one Python file.');
  const parser = await WebTreeSitterParser.load(bundledWasm(home));
  for (const file of files) {
    const text = await readFile(await existingFile(file), 'utf8');
    const handle = parser.parse(text);
    action(file, new Analysis(handle.tree));
    handle.dispose();
  }
}
