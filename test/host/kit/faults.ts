import { rightQueue } from './practice.ts';

/** A queue that goes wrong in a way of its own, and what the editor has to say then. */
export interface Fault {
  readonly name: string;
  readonly text: string;
  /** What the CodeLens over the file says. */
  readonly lens: RegExp;
  readonly problem: RegExp;
  /** What stands on the lines where the problem may be shown; none where the line says nothing. */
  readonly at: readonly string[];
}

const peek = '        self._turn()\n        return self.old[-1]\n';
const inPeek = (code: string): string => rightQueue.replace(peek, code);

const wholeFile = (word: string): RegExp => new RegExp(`^✗ ${word}$`);
/** Tests that do not call peek still pass, whatever it does. */
const someTests = (word: string): RegExp => new RegExp(`^✗ [1-9][0-9]*/[0-9]+ · (${word})$`);

export const faults: readonly Fault[] = [
  { name: 'a tab among spaces', text: inPeek('        self._turn()\n\treturn self.old[-1]\n'), lens: wholeFile('exception'), problem: /is not valid Python/, at: ['\treturn'] },
  { name: 'no text at all', text: '', lens: /^✗ [0-9]+\/[0-9]+ · wrong result$/, problem: /no class named Queue/, at: [] },
  { name: 'an exit while it is loaded', text: `${rightQueue}\nimport sys\nsys.exit(0)\n`, lens: wholeFile('exception'), problem: /your file ends the program/, at: ['sys.exit(0)'] },
  { name: 'an endless loop', text: inPeek('        while True:\n            pass\n'), lens: someTests('timed out'), problem: /still running/, at: ['while True', '  pass'] },
  { name: 'an endless loop while it is loaded', text: `${rightQueue}\nwhile True:\n    pass\n`, lens: wholeFile('timed out'), problem: /still loading/, at: ['while True', '  pass'] },
  { name: 'an endless recursion', text: inPeek('        return self.peek()\n'), lens: someTests('exception'), problem: /RecursionError/, at: ['self.peek()'] },
  { name: 'an end of the process', text: inPeek('        import os\n        os._exit(3)\n'), lens: someTests('crashed'), problem: /the Python process ended/, at: [] },
  { name: 'a segmentation fault', text: inPeek('        import ctypes\n        ctypes.string_at(0)\n'), lens: someTests('crashed'), problem: /Python crashed/, at: ['string_at'] },
  { name: 'a lock that is taken twice', text: inPeek('        import threading\n        lock = threading.Lock()\n        with lock, lock:\n            return 1\n'), lens: someTests('timed out'), problem: /still running/, at: ['with lock, lock'] },
  { name: 'a question that nobody answers', text: inPeek('        return input("which? ")\n'), lens: someTests('exception'), problem: /EOFError/, at: ['input('] },
  { name: 'prints without end', text: inPeek('        while True:\n            print("x" * 1000)\n'), lens: someTests('timed out'), problem: /still running/, at: ['while True', 'print('] },
  { name: 'a list without end', text: inPeek('        kept = []\n        while True:\n            kept.append("x" * 10_000_000 + str(len(kept)))\n'), lens: someTests('out of memory|timed out'), problem: /out of memory|still running/, at: ['while True', 'kept.append'] },
];
