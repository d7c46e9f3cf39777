import type { HintSettings, HoverContent } from '../../core/hints/engine.ts';
import type { HoverSpan, HoverStretch } from '../../core/hints/hoversAhead.ts';

/** The hovers of one version of a document, as far as they have been worked out before anyone asked. */
export class KnownHovers {
  readonly #version: number;
  readonly #disabledRules: string;
  readonly #spans: HoverSpan[] = [];
  /** Hovers are known before this place. */
  #next: number | null = 0;

  constructor(version: number, settings: HintSettings) {
    this.#version = version;
    this.#disabledRules = keyOf(settings);
  }

  /** Where the next stretch begins; null when all is known. */
  get next(): number | null {
    return this.#next;
  }

  isOf(version: number, settings: HintSettings): boolean {
    return version === this.#version && keyOf(settings) === this.#disabledRules;
  }

  add({ spans, next }: HoverStretch): void {
    this.#spans.push(...spans);
    this.#next = next;
  }

  /** What a hover shows at a place (UTF-16 offset); undefined where that is not known yet. */
  at(offset: number): HoverContent | null | undefined {
    if (this.#next !== null && offset >= this.#next) return undefined;
    let low = 0;
    let high = this.#spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#spans[low - 1]?.content;
  }
}

function keyOf({ disabledRules }: HintSettings): string {
  return [...disabledRules].sort().join();
}
