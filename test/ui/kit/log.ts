import { appendFileSync } from 'node:fs';

/** A file that texts are added to. */
export class Log {
  readonly write: (text: string) => void;

  constructor(file: string) {
    this.write = (text) => {
      appendFileSync(file, text);
    };
  }
}
