import { Analysis } from './analysis.ts';
import { hover, prepare, summarise } from './engine.ts';
import type { PythonParser } from './syntax/pythonParser.ts';

/** A little of everything that hints look at: containers, loops, recursion, locks, threads, tasks. */
const sample = `import asyncio
import heapq
import threading
from collections import Counter, defaultdict, deque


class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right


class Jobs:
    def __init__(self, size: int = 4):
        self.items: list[str] = []
        self.changed = threading.Condition()
        self.done = 0

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.pop(0)

    def run(self):
        threads = [threading.Thread(target=self.take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.done += len(threads)


def depth(node):
    return 0 if node is None else 1 + max(depth(node.left), depth(node.right))


def ways(n, memo={}):
    if n < 2:
        return 1
    return ways(n - 1) + ways(n - 2)


def shortest(graph, start):
    distance = {start: 0}
    heap = [(0, start)]
    while heap:
        length, vertex = heapq.heappop(heap)
        for other, weight in graph[vertex]:
            if other not in distance or length + weight < distance[other]:
                distance[other] = length + weight
                heapq.heappush(heap, (distance[other], other))
    return distance


def grouped(words: list[str], text: str):
    groups = defaultdict(list)
    for index, word in enumerate(words):
        groups["".join(sorted(word))].append(word)
        if word in words[:index] or text.count(word) > 1:
            text = text[1:] + word
    common = Counter(words).most_common(2)
    queue = deque(w for w, _ in common)
    low, high = 0, len(words) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if words[middle] < text else (low, middle)
    return [w for w in groups.values() if w], queue.popleft(), {k: len(v) for k, v in groups.items()}


async def fetch(url, lock):
    async with lock:
        task = asyncio.create_task(asyncio.sleep(1))
        await task
    return url
`;

const rounds = 6;

/**
 * Analyses a sample a few times, so that the first file of the learner's meets code that the engine has compiled already.
 * Ends as soon as `isIdle` says no: whoever asks goes first.
 */
export async function warmUp(parser: PythonParser, pause: () => Promise<void>, isIdle: () => boolean): Promise<void> {
  for (let round = 0; round < rounds && isIdle(); round++) {
    const handle = parser.parse(sample);
    handle.dispose();
    await analyse(new Analysis(handle.tree), pause, isIdle);
  }
}

async function analyse(analysis: Analysis, pause: () => Promise<void>, isIdle: () => boolean): Promise<void> {
  for (const work of [prepare, summarise]) {
    for (const _step of work(analysis)) {
      await pause();
      if (!isIdle()) return;
    }
  }
  for (let offset = 0; offset < sample.length; offset += 40) hover(analysis, offset);
}
