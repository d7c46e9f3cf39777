/**
 * What builtin methods and library functions give back, in the notation of {@link parseTypeText}: `$0`, `$1` are the
 * receiver's type arguments, `$self` the receiver, `@0` the type of the first argument, `@0e` what iterating it gives.
 * A missing entry is an unknown result; `None` is written out, because "returns nothing" is knowledge.
 */
type Table = Readonly<Record<string, string>>;

const strings: Table = {
  ...Object.fromEntries(
    (
      'capitalize casefold center expandtabs format format_map join ljust lower lstrip replace rjust rstrip strip ' +
      'swapcase title translate upper zfill removeprefix removesuffix'
    )
      .split(' ')
      .map((name) => [name, '$self']),
  ),
  ...Object.fromEntries('count find index rfind rindex'.split(' ').map((name) => [name, 'int'])),
  ...Object.fromEntries(
    (
      'endswith startswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable ' +
      'isspace istitle isupper'
    )
      .split(' ')
      .map((name) => [name, 'bool']),
  ),
  split: 'list[$self]',
  rsplit: 'list[$self]',
  splitlines: 'list[$self]',
  partition: 'tuple[$self, $self, $self]',
  rpartition: 'tuple[$self, $self, $self]',
};

const listLike: Table = {
  append: 'None',
  extend: 'None',
  insert: 'None',
  remove: 'None',
  clear: 'None',
  reverse: 'None',
  sort: 'None',
  pop: '$0',
  popleft: '$0',
  appendleft: 'None',
  extendleft: 'None',
  rotate: 'None',
  copy: '$self',
  index: 'int',
  count: 'int',
};

const dictLike: Table = {
  get: '$1',
  pop: '$1',
  setdefault: '$1 | @1',
  keys: 'dict_keys[$0]',
  values: 'dict_values[$1]',
  items: 'dict_items[tuple[$0, $1]]',
  popitem: 'tuple[$0, $1]',
  copy: '$self',
  update: 'None',
  clear: 'None',
  move_to_end: 'None',
  most_common: 'list[tuple[$0, int]]',
  elements: 'iterator[$0]',
  subtract: 'None',
  total: 'int',
  fromkeys: 'dict[@0e, @1]',
};

const setLike: Table = {
  add: 'None',
  discard: 'None',
  remove: 'None',
  clear: 'None',
  update: 'None',
  intersection_update: 'None',
  difference_update: 'None',
  symmetric_difference_update: 'None',
  pop: '$0',
  copy: '$self',
  union: '$self',
  intersection: '$self',
  difference: '$self',
  symmetric_difference: '$self',
  issubset: 'bool',
  issuperset: 'bool',
  isdisjoint: 'bool',
};

const numbers: Table = {
  bit_length: 'int',
  bit_count: 'int',
  to_bytes: 'bytes',
  is_integer: 'bool',
  as_integer_ratio: 'tuple[int, int]',
  hex: 'str',
  from_bytes: 'int',
  fromhex: 'bytes',
  conjugate: '$self',
};

const files: Table = {
  read: 'str',
  readline: 'str',
  readlines: 'list[str]',
  write: 'int',
  writelines: 'None',
  close: 'None',
  flush: 'None',
  fileno: 'int',
};

const methodTables: Readonly<Record<string, Table>> = {
  str: { ...strings, encode: 'bytes' },
  bytes: { ...strings, decode: 'str', hex: 'str', join: 'bytes' },
  bytearray: { ...strings, ...listLike, decode: 'str', hex: 'str' },
  list: listLike,
  deque: listLike,
  'array.array': { ...listLike, tolist: 'list[$0]' },
  Sequence: listLike,
  tuple: { index: 'int', count: 'int' },
  range: { index: 'int', count: 'int' },
  dict: dictLike,
  defaultdict: dictLike,
  OrderedDict: { ...dictLike },
  Counter: dictLike,
  ChainMap: dictLike,
  Mapping: dictLike,
  set: setLike,
  frozenset: setLike,
  dict_keys: setLike,
  int: numbers,
  float: numbers,
  file: files,
  generator: { send: '$0', close: 'None', throw: '$0' },
  're.Pattern': {
    match: 're.Match | None',
    search: 're.Match | None',
    fullmatch: 're.Match | None',
    findall: 'list[str]',
    finditer: 'iterator[re.Match]',
    split: 'list[str]',
    sub: 'str',
  },
  're.Match': {
    group: 'str',
    groups: 'tuple[str, ...]',
    groupdict: 'dict[str, str]',
    start: 'int',
    end: 'int',
    span: 'tuple[int, int]',
  },
  'queue.Queue': { qsize: 'int', empty: 'bool', full: 'bool', get: '$0', get_nowait: '$0', put: 'None', join: 'None' },
  'threading.Lock': { acquire: 'bool', release: 'None', locked: 'bool' },
  'threading.RLock': { acquire: 'bool', release: 'None' },
  'threading.Event': { wait: 'bool', is_set: 'bool', set: 'None', clear: 'None' },
  'threading.Condition': { acquire: 'bool', wait: 'bool', wait_for: 'bool', notify: 'None', notify_all: 'None' },
  'threading.Semaphore': { acquire: 'bool', release: 'None' },
  'threading.Thread': { start: 'None', join: 'None', is_alive: 'bool' },
  'concurrent.futures.ThreadPoolExecutor': { submit: 'concurrent.futures.Future', map: 'iterator', shutdown: 'None' },
  'concurrent.futures.ProcessPoolExecutor': { submit: 'concurrent.futures.Future', map: 'iterator', shutdown: 'None' },
  'concurrent.futures.Future': { done: 'bool', cancel: 'bool', exception: 'BaseException' },
  'concurrent.futures.Executor': { submit: 'concurrent.futures.Future', map: 'iterator', shutdown: 'None' },
  'asyncio.AbstractEventLoop': { create_task: 'asyncio.Task', create_future: 'asyncio.Future', run_in_executor: 'asyncio.Future', time: 'float' },
  'socket.socket': { accept: 'tuple[socket.socket, tuple[str, int]]', recv: 'bytes', send: 'int', sendall: 'None', fileno: 'int' },
  'sqlite3.Connection': { execute: 'sqlite3.Cursor', executemany: 'sqlite3.Cursor', cursor: 'sqlite3.Cursor', commit: 'None', close: 'None' },
  'sqlite3.Cursor': { execute: 'sqlite3.Cursor', executemany: 'sqlite3.Cursor', fetchall: 'list', rowcount: 'int' },
  'argparse.ArgumentParser': {
    parse_args: 'argparse.Namespace',
    add_argument: 'argparse.Action',
    add_subparsers: 'argparse.Action',
    add_argument_group: 'argparse.ArgumentParser',
  },
  'pathlib.Path': {
    read_text: 'str',
    read_bytes: 'bytes',
    open: 'file',
    resolve: '$self',
    absolute: '$self',
    exists: 'bool',
    is_file: 'bool',
    is_dir: 'bool',
    iterdir: 'iterator[pathlib.Path]',
    glob: 'iterator[pathlib.Path]',
    rglob: 'iterator[pathlib.Path]',
    joinpath: '$self',
    with_suffix: '$self',
    with_name: '$self',
    relative_to: '$self',
    expanduser: '$self',
    as_posix: 'str',
    write_text: 'int',
  },
};

/** Attributes (not methods) of library types. */
const attributeTables: Readonly<Record<string, Table>> = {
  'pathlib.Path': { name: 'str', stem: 'str', suffix: 'str', parent: 'pathlib.Path', parts: 'tuple[str, ...]' },
  'subprocess.CompletedProcess': { stdout: 'str', stderr: 'str', returncode: 'int', args: 'list[str]' },
  deque: { maxlen: 'int | None' },
  defaultdict: { default_factory: 'function' },
  're.Match': { string: 'str', re: 're.Pattern' },
  complex: { real: 'float', imag: 'float' },
  int: { real: 'int', imag: 'int', numerator: 'int', denominator: 'int' },
};

export function methodResult(head: string, method: string): string | null {
  return lookUp(methodTables[aliasOf(head)], method);
}

export function attributeResult(head: string, attribute: string): string | null {
  return lookUp(attributeTables[aliasOf(head)], attribute);
}

function lookUp(table: Table | undefined, name: string): string | null {
  return table !== undefined && Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

function aliasOf(head: string): string {
  if (head === 'bool') return 'int';
  if (/^queue\.(Lifo|Priority|Simple)Queue$/.test(head)) return 'queue.Queue';
  if (/^pathlib\.(PurePath|PosixPath|PurePosixPath)$/.test(head)) return 'pathlib.Path';
  return head === 'threading.BoundedSemaphore' ? 'threading.Semaphore' : head;
}
