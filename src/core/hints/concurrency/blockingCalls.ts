import type { Severity } from '../hint.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { type Code, methodCall } from './code.ts';

/** A call that keeps its thread waiting for something outside the program. */
export interface BlockingCall {
  readonly severity: Severity;
  /** What is waited for, to end "… waits for". */
  readonly waitsFor: string;
}

const clients = /^(requests|httpx2?)\.(get|options|head|post|put|patch|delete|request|stream)$/;
const network =
  /^(urllib\.request\.(urlopen|urlretrieve)|urllib2\.urlopen|urllib3\.request|socket\.(create_connection|getaddrinfo|gethostbyname|gethostbyaddr|getfqdn)|smtplib\.SMTP(_SSL)?|ftplib\.FTP|telnetlib\.Telnet|xmlrpc\.client\.ServerProxy)$/;
const processes =
  /^(subprocess\.(run|call|check_call|check_output|getoutput|getstatusoutput|Popen)|os\.(system|popen|wait|wait3|wait4|waitid|waitpid|posix_spawnp?|spawn[vl]p?e?))$/;
const databases = /^(sqlite3|psycopg2|psycopg|pymysql|MySQLdb|mysql\.connector|pymongo|cx_Oracle|oracledb|pyodbc)\.(connect|MongoClient)$/;
const opening =
  /^(open|builtins\.open|io\.open|io\.open_code|os\.fdopen|os\.open|codecs\.open|gzip\.open|bz2\.open|lzma\.open|tarfile\.open|zipfile\.ZipFile|tempfile\.(TemporaryFile|NamedTemporaryFile))$/;
const disk =
  /^(os\.path\.(islink|lexists|ismount|realpath|exists|isdir|isfile|getatime|getctime|getmtime|getsize|samefile|sameopenfile)|shutil\.(copy|copy2|copyfile|copyfileobj|copytree|move|rmtree|make_archive|unpack_archive)|glob\.i?glob)$/;
const brieflyOnDisk =
  /^os\.(listdir|scandir|walk|stat|remove|unlink|rename|replace|mkdir|makedirs|rmdir|removedirs|link|symlink|chmod|fsync|truncate)$/;
const pathMethods = new Set(
  (
    'open read_text write_text read_bytes write_bytes exists is_file is_dir is_symlink is_mount is_socket is_fifo stat lstat ' +
    'chmod mkdir rmdir unlink rename replace touch glob rglob iterdir walk resolve samefile symlink_to hardlink_to link_to ' +
    'readlink owner group absolute expanduser cwd home'
  ).split(' '),
);
const fileMethods = new Set('read readline readlines readinto write writelines flush seek truncate'.split(' '));
const pureFileHeads = new Set([
  'file',
  'io.TextIOWrapper',
  'io.BufferedReader',
  'io.BufferedWriter',
  'io.BufferedRandom',
  'io.FileIO',
  'TextIOWrapper',
  'BufferedReader',
  'BufferedWriter',
]);
const httpHeads =
  /^(requests\.(Session|session|sessions\.Session)|httpx2?\.Client|urllib3\.(.*\.)?(HTTPS?ConnectionPool|ConnectionPool|PoolManager|ProxyManager|RequestMethods)|http\.client\.HTTPS?Connection)$/;
const httpMethods = new Set(
  'get options head post put patch delete request urlopen send stream getresponse request_encode_body request_encode_url'.split(' '),
);

const warn = (waitsFor: string): BlockingCall => ({ severity: 'warning', waitsFor });
const hint = (waitsFor: string): BlockingCall => ({ severity: 'hint', waitsFor });

/** What a call of a library function waits for; null when it does not block, or not that anyone knows. */
export function blockingFunction(name: string): BlockingCall | null {
  if (name === 'time.sleep') return warn('the clock');
  if (name === 'input' || name === 'builtins.input' || name === 'getpass.getpass') return warn('somebody to type');
  if (clients.test(name) || network.test(name)) return warn('the network');
  if (processes.test(name)) return warn('another process');
  if (databases.test(name)) return hint('the database');
  if (/^sys\.stdin\.(read|readline|readlines)$/.test(name)) return warn('somebody to type');
  if (name === 'concurrent.futures.wait' || name === 'select.select') return warn('something else to finish');
  if (opening.test(name) || disk.test(name)) return hint('the disk');
  if (brieflyOnDisk.test(name)) return { severity: 'hover', waitsFor: 'the disk' };
  return null;
}

/** What a call of a library function waits for, its arguments considered. */
export function blockingFunctionCall(code: Code, call: SyntaxNode): BlockingCall | null {
  const name = code.called(call);
  // `os.waitpid(pid, os.WNOHANG)` only asks.
  return name === null || /\bWNOHANG\b/.test(call.field('arguments')?.text ?? '') ? null : blockingFunction(name);
}

/** What a call waits for: library functions, and methods of files, paths, queues, threads and futures. */
export function blockingCall(code: Code, call: SyntaxNode): BlockingCall | null {
  const name = code.called(call);
  const known = blockingFunctionCall(code, call);
  if (known !== null) return known;
  const parts = methodCall(call);
  if (parts === null || !mayBlock(parts.method)) return pathClassMethod(name);
  for (const head of code.heads(parts.object)) {
    const found = blockingMethod(head, parts.method, call);
    if (found !== null) return found;
  }
  return pathClassMethod(name);
}

const mailHeads = /^(smtplib\.SMTP(_SSL)?|imaplib\.IMAP4(_SSL)?|poplib\.POP3(_SSL)?|ftplib\.FTP(_TLS)?)$/;
const mailMethods = /^(sendmail|send_message|login|starttls|connect|quit|fetch|search|retr|list|storbinary|retrbinary|cwd)$/;
const databaseMethods = /^(execute|executemany|executescript|commit)$/;
const redisMethods = /^(get|set|delete|exists|incr|decr|expire|ping|publish|[hlrsz](get|set|push|pop|add|rem|range|len|del|getall|members|rank)|keys|mget|mset|setex|execute_command)$/;
const waitingMethods =
  /^(get|join|wait|wait_for|acquire|result|exception|communicate|recv|recvfrom|accept|connect|sendall|send|shutdown|map|apply|starmap)$/;

function mayBlock(method: string): boolean {
  if (databaseMethods.test(method) || redisMethods.test(method)) return true;
  return waitingMethods.test(method) || mailMethods.test(method) || pathMethods.has(method) || fileMethods.has(method) || httpMethods.has(method);
}

/** `Path.cwd()`, `pathlib.Path.home()`. */
function pathClassMethod(name: string | null): BlockingCall | null {
  return name !== null && /^pathlib\.Path\.(cwd|home)$/.test(name) ? hint('the disk') : null;
}

function blockingMethod(head: string, method: string, call: SyntaxNode): BlockingCall | null {
  if (/^(threading|multiprocessing|queue)\./.test(head)) return threadMethod(head, method, call);
  if (/^pathlib\.(Posix|Windows)?Path$/.test(head) && pathMethods.has(method)) return hint('the disk');
  if (pureFileHeads.has(head) && fileMethods.has(method)) return hint('the disk');
  if (httpHeads.test(head) && httpMethods.has(method)) return warn('the network');
  return waitingMethod(head, method, call);
}

function waitingMethod(head: string, method: string, call: SyntaxNode): BlockingCall | null {
  if (head === 'concurrent.futures.Future') return /^(result|exception)$/.test(method) && !isPolling(call) ? warn('the result') : null;
  if (head === 'subprocess.Popen') return /^(wait|communicate)$/.test(method) ? warn('another process') : null;
  if (head.endsWith('Executor')) return method === 'shutdown' && !isLeft(call) ? hint('the workers') : null;
  const served = servers.find(({ heads, methods }) => heads.test(head) && methods.test(method));
  return served === undefined ? null : hint(served.what);
}

/** Connections whose methods wait for the other side. */
const servers = [
  { heads: /^socket\.socket$/, methods: /^(recv|recvfrom|accept|connect|sendall|send)$/, what: 'the network' },
  { heads: /^sqlite3\.(Connection|Cursor)$/, methods: databaseMethods, what: 'the database' },
  { heads: /^redis\.((client|cluster)\.)?(Redis|StrictRedis|RedisCluster)$/, methods: redisMethods, what: 'the network' },
  { heads: mailHeads, methods: mailMethods, what: 'the network' },
];

/** `shutdown(wait=False)`. */
function isLeft(call: SyntaxNode): boolean {
  return callArguments(call).keywords.get('wait')?.type === 'false';
}

function queueMethod(method: string, call: SyntaxNode): BlockingCall | null {
  if (method === 'join') return warn('the queue to be worked off');
  if (method === 'get') return isPolling(call) ? null : warn('an item');
  // Putting blocks only when the queue has a limit, and few have.
  return null;
}

function threadMethod(head: string, method: string, call: SyntaxNode): BlockingCall | null {
  if (head.endsWith('Queue')) return queueMethod(method, call);
  if (head.endsWith('Pool')) return /^(map|apply|starmap|join)$/.test(method) ? warn('the workers') : null;
  if (/\.(Thread|Timer|Process)$/.test(head)) return method === 'join' && !isPolling(call) ? warn('the thread or process to end') : null;
  if (/\.(Event|Condition|Barrier)$/.test(head)) {
    const other = head.endsWith('Event') ? 'another thread to set it' : 'another thread';
    return (method === 'wait' || method === 'wait_for') && !isPolling(call) ? warn(other) : null;
  }
  if (/\.(R?Lock|(Bounded)?Semaphore)$/.test(head))
    return method === 'acquire' && !isPolling(call) ? hint('another thread to let go') : null;
  return null;
}

/** `get(False)`, `get(block=False)`, `result(timeout=0)`, `wait(0)`: does not wait. */
function isPolling(call: SyntaxNode): boolean {
  const { positional, keywords } = callArguments(call);
  const timeout = keywords.get('timeout')?.text;
  const blocking = keywords.get('block') ?? keywords.get('blocking') ?? positional[0];
  return timeout === '0' || timeout === '0.0' || blocking?.type === 'false' || blocking?.text === '0';
}
