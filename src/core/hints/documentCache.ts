import { Analysis } from './analysis.ts';
import type { ParseHandle, PythonParser } from './syntax/pythonParser.ts';

/** What the cache needs to know of an open document. */
export interface SourceDocument {
  readonly uri: string;
  readonly version: number;
  text(): string;
}

/** Files longer than this are not analysed: an editor that stays quick matters more than their hints. */
export const maximumLines = 20_000;

interface Entry {
  readonly version: number;
  readonly handle: ParseHandle;
  readonly analysis: Analysis;
}

/** One analysis per document, for its latest version; freed by {@link DocumentCache.forget} and `dispose`. */
export class DocumentCache {
  private readonly entries = new Map<string, Entry>();
  private disposed = false;

  constructor(private readonly parser: PythonParser) {}

  get size(): number {
    return this.entries.size;
  }

  /** The analysis of exactly this version; null when the file is too long or the cache is closed. */
  analysis(document: SourceDocument): Analysis | null {
    if (this.disposed) return null;
    const known = this.entries.get(document.uri);
    if (known?.version === document.version) return known.analysis;
    const text = document.text();
    if (isTooLong(text)) {
      this.forget(document.uri);
      return null;
    }
    const handle = this.parser.parse(text, known?.handle);
    known?.handle.dispose();
    const analysis = new Analysis(handle.tree);
    this.entries.set(document.uri, { version: document.version, handle, analysis });
    return analysis;
  }

  /** The analysis of this version when it is the one that is kept. */
  latest(uri: string, version: number): Analysis | null {
    const known = this.entries.get(uri);
    return known?.version === version ? known.analysis : null;
  }

  /** Frees what is kept of a document that was closed. */
  forget(uri: string): void {
    this.entries.get(uri)?.handle.dispose();
    this.entries.delete(uri);
  }

  dispose(): void {
    this.disposed = true;
    for (const uri of [...this.entries.keys()]) this.forget(uri);
  }
}

function isTooLong(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lines++;
    if (lines > maximumLines) return true;
  }
  return false;
}
