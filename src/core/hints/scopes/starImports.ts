import type { SyntaxNode } from '../syntax/node.ts';

const listed: Readonly<Record<string, string>> = {
  threading:
    'Thread Timer Lock RLock Condition Semaphore BoundedSemaphore Event Barrier local current_thread main_thread get_ident active_count enumerate',
  queue: 'Queue LifoQueue PriorityQueue SimpleQueue Empty Full',
  multiprocessing: 'Process Pool Queue JoinableQueue SimpleQueue Lock RLock Condition Semaphore Event Barrier Value Array Manager Pipe cpu_count current_process get_context',
  'concurrent.futures': 'ThreadPoolExecutor ProcessPoolExecutor Executor Future wait as_completed',
  asyncio:
    'run gather sleep wait wait_for create_task ensure_future shield as_completed timeout to_thread get_event_loop get_running_loop new_event_loop ' +
    'Queue LifoQueue PriorityQueue Lock Condition Semaphore BoundedSemaphore Event Barrier Task Future TaskGroup Runner CancelledError TimeoutError',
  time: 'time sleep monotonic perf_counter process_time strftime',
  subprocess: 'Popen run call check_call check_output PIPE',
  collections: 'deque defaultdict OrderedDict Counter namedtuple ChainMap UserDict UserList',
  heapq: 'heappush heappop heapify heappushpop heapreplace nlargest nsmallest merge',
  bisect: 'bisect bisect_left bisect_right insort insort_left insort_right',
  itertools: 'accumulate permutations combinations product chain count groupby islice pairwise repeat cycle zip_longest',
  functools: 'lru_cache cache reduce cmp_to_key partial wraps cached_property',
  math: 'inf gcd sqrt ceil floor log log2 comb isqrt factorial perm prod pi',
  random: 'random randint choice choices sample shuffle uniform randrange',
  typing:
    'List Dict Set Tuple Optional Union Any Deque DefaultDict Iterable Iterator Callable Sequence Mapping Generator FrozenSet Type TypeVar Generic NamedTuple Protocol',
  string: 'ascii_lowercase ascii_uppercase ascii_letters digits punctuation whitespace',
};

/** What the star imports at the top level of a file bring in from modules whose names are listed here. */
export function starNames(root: SyntaxNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const statement of root.namedChildren) {
    if (statement.type !== 'import_from_statement' || statement.childOfType('wildcard_import') === null) continue;
    const from = statement.field('module_name')?.text ?? '';
    const known = Object.hasOwn(listed, from) ? listed[from] : undefined;
    for (const name of known?.split(' ') ?? []) names.set(name, `${from}.${name}`);
  }
  return names;
}
