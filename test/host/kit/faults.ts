import { rightQueue } from './practice.ts';

/** A queue that goes wrong in a way of its own, and what the editor has to say then. */
export interface Fault {
  readonly name: string;
  readonly text: string;
  /** What the CodeLens over the file says. */
  readonly lens: RegExp;
  /** The problem in the file, with its line from 1. */
  readonly problem: RegExp;
}

const peek = '        self._turn()\n        return self.old[-1]\n';
const inPeek = (code: string, before = ''): string => before + rightQueue.replace(peek, code);

/** Tests that do not call peek still pass, whatever it does. */
export const faults: readonly Fault[] = [
  { name: 'a tab among spaces', text: rightQueue.replace(peek, '        self._turn()\n\treturn self.old[-1]\n'), lens: /^✗ exception$/, problem: /^18: line 18 is not valid Python/m },
  { name: 'no text at all', text: '', lens: /^✗ [0-9]+\/[0-9]+ · exception$/, problem: /Queue/ },
  { name: 'an exit while it is loaded', text: `${rightQueue}\nimport sys\nsys.exit(0)\n`, lens: /^✗ exception$/, problem: /^28: your file ends the program while it is loaded/m },
  { name: 'an endless loop', text: inPeek('        while True:\n            pass\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · timed out$/, problem: /^1[78]: .*0\.5 s/m },
  { name: 'an endless loop while it is loaded', text: `${rightQueue}\nwhile True:\n    pass\n`, lens: /^✗ timed out$/, problem: /^2[78]: /m },
  { name: 'an endless recursion', text: inPeek('        return self.peek()\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · exception$/, problem: /^17: RecursionError/m },
  { name: 'an end of the process', text: inPeek('        import os\n        os._exit(3)\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · crashed$/, problem: /ended the (Python )?process/ },
  { name: 'a segmentation fault', text: inPeek('        import ctypes\n        ctypes.string_at(0)\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · crashed$/, problem: /^18: /m },
  { name: 'a lock that is taken twice', text: inPeek('        import threading\n        lock = threading.Lock()\n        with lock, lock:\n            return 1\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · timed out$/, problem: /^19: /m },
  { name: 'a question that nobody answers', text: inPeek('        return input("which? ")\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · exception$/, problem: /^17: .*input/m },
  { name: 'prints without end', text: inPeek('        while True:\n            print("x" * 1000)\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · timed out$/, problem: /^1[78]: /m },
  { name: 'a list without end', text: inPeek('        kept = []\n        while True:\n            kept.append("x" * 10_000_000 + str(len(kept)))\n'), lens: /^✗ [1-9][0-9]*\/[0-9]+ · (out of memory|timed out)$/, problem: /^(18|19): /m },
];
