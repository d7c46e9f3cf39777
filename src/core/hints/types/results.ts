/**
 * What builtin methods and library functions give back, in the notation of {@link parseTypeText}: `$0`, `$1` are the
 * receiver's type arguments, `$self` the receiver, `@0` the type of the first argument, `@0e` what iterating it gives.
 * A missing entry is an unknown result; `None` is written out, because "returns nothing" is knowledge.
 */
type Table = Readonly<Record<string, string>>;

const strings: Table = {
  ...Object.fromEntries(
    (
      "capitalize casefold center expandtabs format format_map join ljust lower lstrip replace rjust rstrip strip " +
      "swapcase title translate upper zfill removeprefix removesuffix"
    )
      .split(" ")
      .map((name) => [name, "$self"]),
  ),
  ...Object.fromEntries("count find index rfind rindex".split(" ").map((name) => [name, "int"])),
  ...Object.fromEntries(
    (
      "endswith startswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable " +
      "isspace istitle isupper"
    )
      .split(" ")
      .map((name) => [name, "bool"]),
  ),
  split: "list[$self]",
  rsplit: "list[$self]",
  splitlines: "list[$self]",
  partition: "tuple[$self, $self, $self]",
  rpartition: "tuple[$self, $self, $self]",
};

const listLike: Table = {
  append: "None",
  extend: "None",
  insert: "None",
  remove: "None",
  clear: "None",
  reverse: "None",
  sort: "None",
  pop: "$0",
  popleft: "$0",
  appendleft: "None",
  extendleft: "None",
  rotate: "None",
  copy: "$self",
  index: "int",
  count: "int",
};

const dictLike: Table = {
  get: "$1",
  pop: "$1",
  setdefault: "$1 | @1",
  keys: "dict_keys[$0]",
  values: "dict_values[$1]",
  items: "dict_items[tuple[$0, $1]]",
  popitem: "tuple[$0, $1]",
  copy: "$self",
  update: "None",
  clear: "None",
  move_to_end: "None",
  most_common: "list[tuple[$0, int]]",
  elements: "iterator[$0]",
  subtract: "None",
  total: "int",
  fromkeys: "dict[@0e, @1]",
};

const setLike: Table = {
  add: "None",
  discard: "None",
  remove: "None",
  clear: "None",
  update: "None",
  intersection_update: "None",
  difference_update: "None",
  symmetric_difference_update: "None",
  pop: "$0",
  copy: "$self",
  union: "$self",
  intersection: "$self",
  difference: "$self",
  symmetric_difference: "$self",
  issubset: "bool",
  issuperset: "bool",
  isdisjoint: "bool",
};

const numbers: Table = {
  bit_length: "int",
  bit_count: "int",
  to_bytes: "bytes",
  is_integer: "bool",
  as_integer_ratio: "tuple[int, int]",
  hex: "str",
  from_bytes: "int",
  fromhex: "bytes",
  conjugate: "$self",
};

const files: Table = {
  read: "str",
  readline: "str",
  readlines: "list[str]",
  write: "int",
  writelines: "None",
  close: "None",
  flush: "None",
  fileno: "int",
};

const methodTables: Readonly<Record<string, Table>> = {
  str: { ...strings, encode: "bytes" },
  bytes: { ...strings, decode: "str", hex: "str", join: "bytes" },
  bytearray: { ...strings, ...listLike, decode: "str", hex: "str" },
  list: listLike,
  deque: listLike,
  "array.array": { ...listLike, tolist: "list[$0]" },
  Sequence: listLike,
  tuple: { index: "int", count: "int" },
  range: { index: "int", count: "int" },
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
  generator: { send: "$0", close: "None", throw: "$0" },
  "re.Pattern": {
    match: "re.Match | None",
    search: "re.Match | None",
    fullmatch: "re.Match | None",
    findall: "list[str]",
    finditer: "iterator[re.Match]",
    split: "list[str]",
    sub: "str",
  },
  "re.Match": {
    group: "str",
    groups: "tuple[str, ...]",
    groupdict: "dict[str, str]",
    start: "int",
    end: "int",
    span: "tuple[int, int]",
  },
  "queue.Queue": { qsize: "int", empty: "bool", full: "bool", get: "$0", get_nowait: "$0", put: "None", join: "None" },
  "threading.Lock": { acquire: "bool", release: "None", locked: "bool" },
  "threading.RLock": { acquire: "bool", release: "None" },
  "threading.Event": { wait: "bool", is_set: "bool", set: "None", clear: "None" },
  "threading.Condition": { acquire: "bool", wait: "bool", wait_for: "bool", notify: "None", notify_all: "None" },
  "threading.Semaphore": { acquire: "bool", release: "None" },
  "threading.Thread": { start: "None", join: "None", is_alive: "bool" },
  "concurrent.futures.ThreadPoolExecutor": { submit: "concurrent.futures.Future", map: "iterator", shutdown: "None" },
  "concurrent.futures.ProcessPoolExecutor": { submit: "concurrent.futures.Future", map: "iterator", shutdown: "None" },
  "concurrent.futures.Future": { done: "bool", cancel: "bool", exception: "BaseException" },
  "argparse.ArgumentParser": {
    parse_args: "argparse.Namespace",
    add_argument: "argparse.Action",
    add_subparsers: "argparse.Action",
    add_argument_group: "argparse.ArgumentParser",
  },
  "pathlib.Path": {
    read_text: "str",
    read_bytes: "bytes",
    open: "file",
    resolve: "$self",
    absolute: "$self",
    exists: "bool",
    is_file: "bool",
    is_dir: "bool",
    iterdir: "iterator[pathlib.Path]",
    glob: "iterator[pathlib.Path]",
    rglob: "iterator[pathlib.Path]",
    joinpath: "$self",
    with_suffix: "$self",
    with_name: "$self",
    relative_to: "$self",
    expanduser: "$self",
    as_posix: "str",
    write_text: "int",
  },
};

/** Attributes (not methods) of library types. */
const attributeTables: Readonly<Record<string, Table>> = {
  "pathlib.Path": { name: "str", stem: "str", suffix: "str", parent: "pathlib.Path", parts: "tuple[str, ...]" },
  "subprocess.CompletedProcess": { stdout: "str", stderr: "str", returncode: "int", args: "list[str]" },
  deque: { maxlen: "int | None" },
  defaultdict: { default_factory: "function" },
  "re.Match": { string: "str", re: "re.Pattern" },
  complex: { real: "float", imag: "float" },
  int: { real: "int", imag: "int", numerator: "int", denominator: "int" },
};

const mathFloats = "sqrt sin cos tan asin acos atan atan2 exp log log2 log10 log1p pow hypot radians degrees fabs dist fmod copysign cbrt";
const mathInts = "floor ceil trunc gcd lcm factorial comb perm isqrt";
const pathStrings = "join basename dirname abspath realpath normpath expanduser expandvars relpath";
const prefixed = (prefix: string, names: string, result: string): Table =>
  Object.fromEntries(names.split(" ").map((name) => [`${prefix}.${name}`, result]));

const functionTable: Table = {
  len: "int",
  id: "int",
  hash: "int",
  ord: "int",
  chr: "str",
  repr: "str",
  ascii: "str",
  bin: "str",
  hex: "str",
  oct: "str",
  format: "str",
  input: "str",
  callable: "bool",
  isinstance: "bool",
  issubclass: "bool",
  hasattr: "bool",
  all: "bool",
  any: "bool",
  print: "None",
  open: "file",
  abs: "@0",
  round: "int",
  divmod: "tuple[int, int]",
  pow: "@0",
  sorted: "list[@0e]",
  reversed: "reversed[@0e]",
  enumerate: "enumerate[tuple[int, @0e]]",
  filter: "filter[@1e]",
  iter: "iterator[@0e]",
  next: "@0e",
  vars: "dict[str]",
  globals: "dict[str]",
  locals: "dict[str]",
  dir: "list[str]",
  "copy.copy": "@0",
  "copy.deepcopy": "@0",
  "heapq.heappop": "@0e",
  "heapq.heappushpop": "@0e | @1",
  "heapq.heapreplace": "@0e",
  "heapq.heappush": "None",
  "heapq.heapify": "None",
  "heapq.nlargest": "list[@1e]",
  "heapq.nsmallest": "list[@1e]",
  "heapq.merge": "iterator[@0e]",
  ...prefixed("bisect", "bisect bisect_left bisect_right", "int"),
  ...prefixed("bisect", "insort insort_left insort_right", "None"),
  ...prefixed("math", mathFloats, "float"),
  ...prefixed("math", mathInts, "int"),
  "math.prod": "int",
  "math.fsum": "float",
  ...prefixed("os.path", pathStrings, "str"),
  ...prefixed("os.path", "exists isfile isdir islink", "bool"),
  "os.path.split": "tuple[str, str]",
  "os.path.splitext": "tuple[str, str]",
  "os.getcwd": "str",
  "os.listdir": "list[str]",
  "os.getenv": "str",
  "os.walk": "iterator[tuple[str, list[str], list[str]]]",
  "os.getpid": "int",
  "os.cpu_count": "int",
  "random.random": "float",
  "random.uniform": "float",
  "random.gauss": "float",
  "random.randint": "int",
  "random.randrange": "int",
  "random.getrandbits": "int",
  "random.choice": "@0e",
  "random.sample": "list[@0e]",
  "random.choices": "list[@0e]",
  "random.shuffle": "None",
  ...prefixed("time", "time perf_counter monotonic process_time", "float"),
  "time.sleep": "None",
  "time.strftime": "str",
  "re.compile": "re.Pattern",
  ...prefixed("re", "match search fullmatch", "re.Match | None"),
  "re.findall": "list[str]",
  "re.finditer": "iterator[re.Match]",
  "re.split": "list[str]",
  "re.sub": "str",
  "re.escape": "str",
  "json.dumps": "str",
  "itertools.count": "iterator[int]",
  "itertools.chain": "iterator[@0e]",
  "itertools.islice": "iterator[@0e]",
  "itertools.cycle": "iterator[@0e]",
  "itertools.repeat": "iterator[@0]",
  "itertools.accumulate": "iterator[@0e]",
  "itertools.takewhile": "iterator[@1e]",
  "itertools.dropwhile": "iterator[@1e]",
  "itertools.permutations": "iterator[tuple[@0e, ...]]",
  "itertools.combinations": "iterator[tuple[@0e, ...]]",
  "itertools.combinations_with_replacement": "iterator[tuple[@0e, ...]]",
  "itertools.product": "iterator[tuple[@0e, ...]]",
  "itertools.pairwise": "iterator[tuple[@0e, @0e]]",
  "itertools.zip_longest": "iterator[tuple[@0e, @1e]]",
  "itertools.groupby": "iterator[tuple[@0e, iterator[@0e]]]",
  "itertools.chain.from_iterable": "iterator",
  "functools.reduce": "@1e | @2",
  "string.capwords": "str",
  "operator.itemgetter": "function",
  "operator.attrgetter": "function",
  "functools.partial": "function",
  "functools.cmp_to_key": "function",
  "asyncio.create_task": "asyncio.Task",
  "asyncio.ensure_future": "asyncio.Task",
  "asyncio.get_event_loop": "asyncio.AbstractEventLoop",
  "asyncio.get_running_loop": "asyncio.AbstractEventLoop",
  "asyncio.new_event_loop": "asyncio.AbstractEventLoop",
  "threading.current_thread": "threading.Thread",
  "threading.main_thread": "threading.Thread",
  "threading.get_ident": "int",
  "threading.local": "threading.local",
  "multiprocessing.cpu_count": "int",
  "multiprocessing.current_process": "multiprocessing.Process",
  "multiprocessing.Pool": "multiprocessing.Pool",
  "multiprocessing.Queue": "multiprocessing.Queue",
  "subprocess.run": "subprocess.CompletedProcess",
  "subprocess.check_output": "bytes",
  "collections.namedtuple": "class",
  "typing.NamedTuple": "class",
  "typing.cast": "@0",
  "pathlib.Path.cwd": "pathlib.Path",
  "pathlib.Path.home": "pathlib.Path",
  "socket.socket": "socket.socket",
  "socket.create_connection": "socket.socket",
  "multiprocessing.get_context": "multiprocessing.Context",
  "multiprocessing.Pipe": "tuple[multiprocessing.Connection, multiprocessing.Connection]",
  "multiprocessing.Lock": "multiprocessing.Lock",
  "numpy.random.default_rng": "numpy.random.Generator",
  "urllib.request.urlopen": "http.client.HTTPResponse",
  "httpx.get": "httpx.Response",
  "httpx.post": "httpx.Response",
  "requests.request": "requests.Response",
  "requests.put": "requests.Response",
  "requests.delete": "requests.Response",
  "importlib.import_module": "module",
  "importlib.util.spec_from_file_location": "importlib.machinery.ModuleSpec",
  "hashlib.sha256": "hashlib.Hash",
  "hashlib.md5": "hashlib.Hash",
  "hashlib.sha1": "hashlib.Hash",
  "logging.getLogger": "logging.Logger",
  "requests.get": "requests.Response",
  "requests.post": "requests.Response",
  "datetime.datetime.now": "datetime.datetime",
  "datetime.date.today": "datetime.date",
  "io.StringIO": "io.StringIO",
  "csv.reader": "iterator[list[str]]",
  "contextlib.suppress": "contextlib.suppress",
  "contextlib.closing": "@0",
  ...prefixed("numpy", "array zeros ones empty arange linspace dot matmul eye identity copy full asarray", "numpy.ndarray"),
  ...prefixed("numpy", "concatenate reshape transpose exp where stack vstack hstack zeros_like ones_like sqrt", "numpy.ndarray"),
};

const valueTable: Table = {
  ...prefixed("string", "ascii_lowercase ascii_uppercase ascii_letters digits hexdigits punctuation whitespace printable", "str"),
  "sys.argv": "list[str]",
  "sys.stdin": "file",
  "sys.stdout": "file",
  "sys.stderr": "file",
  "sys.modules": "dict[str, module]",
  "sys.path": "list[str]",
  "sys.maxsize": "int",
  "sys.version": "str",
  "os.environ": "Mapping[str, str]",
  "os.sep": "str",
  "os.linesep": "str",
  "math.inf": "float",
  "math.pi": "float",
  "math.e": "float",
  __name__: "str",
  __file__: "str",
  __doc__: "str",
};

export function methodResult(head: string, method: string): string | null {
  return lookUp(methodTables[aliasOf(head)], method);
}

export function attributeResult(head: string, attribute: string): string | null {
  return lookUp(attributeTables[aliasOf(head)], attribute);
}

export function functionResult(canonical: string): string | null {
  return lookUp(functionTable, canonical);
}

export function valueResult(canonical: string): string | null {
  return lookUp(valueTable, canonical);
}

/** Whether the type is known to have such a method, whatever it returns. */
export function hasMethodTable(head: string): boolean {
  return Object.hasOwn(methodTables, aliasOf(head));
}

function lookUp(table: Table | undefined, name: string): string | null {
  return table !== undefined && Object.hasOwn(table, name) ? (table[name] ?? null) : null;
}

function aliasOf(head: string): string {
  if (head === "bool") return "int";
  if (/^queue\.(Lifo|Priority|Simple)Queue$/.test(head)) return "queue.Queue";
  if (/^pathlib\.(PurePath|PosixPath|PurePosixPath)$/.test(head)) return "pathlib.Path";
  return head === "threading.BoundedSemaphore" ? "threading.Semaphore" : head;
}
