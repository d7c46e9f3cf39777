import type { Timer } from './run.ts';

/** Acts once for a key, as soon as nobody has asked for it during some seconds. */
export class Debounce<Key> {
  readonly #timer: Timer;
  readonly #seconds: number;
  readonly #action: (key: Key) => void;
  readonly #waiting = new Map<Key, { dispose(): void }>();

  constructor(timer: Timer, seconds: number, action: (key: Key) => void) {
    this.#timer = timer;
    this.#seconds = seconds;
    this.#action = action;
  }

  ask(key: Key): void {
    this.#waiting.get(key)?.dispose();
    const act = (): void => {
      this.#waiting.delete(key);
      this.#action(key);
    };
    this.#waiting.set(key, this.#timer(this.#seconds, act));
  }

  /** Forgets whatever was asked. */
  dispose(): void {
    for (const waiting of this.#waiting.values()) waiting.dispose();
    this.#waiting.clear();
  }
}
