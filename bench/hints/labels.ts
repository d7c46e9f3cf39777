/**
 * What the labels of a Python file say, in comments at the end of the lines that a reader would mark:
 *
 *     time.sleep(1)  # expect: blocking-in-async
 *     self.run()  # expect-hard: data-race
 *     lock.acquire()  # expect: self-deadlock # allow: lock-acquire-without-with
 *
 * A word is a kind of hint, or a rule with an id (`CX01`). Every line without a label should be silent; what `allow`
 * names may be reported there or not. An expected hint counts as found also on a line near it that allows its kind.
 */
export interface Label {
  readonly line: number;
  readonly kind: string;
  readonly isHard: boolean;
}

export interface Labels {
  readonly expected: readonly Label[];
  readonly allowed: readonly Label[];
}

export function labelsOf(text: string): Labels {
  const expected: Label[] = [];
  const allowed: Label[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    for (const [, word, kinds = ''] of line.matchAll(/#\s*(expect|expect-hard|allow):\s*([\w-]+(?:\s*,\s*[\w-]+)*)/gu)) {
      for (const kind of kinds.split(/\s*,\s*/u)) {
        (word === 'allow' ? allowed : expected).push({ line: index + 1, kind, isHard: word === 'expect-hard' });
      }
    }
  }
  return { expected, allowed };
}
