import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** A language server on standard streams, as far as hovers need it. */
export class LanguageServer {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private buffer = Buffer.alloc(0);
  private nextId = 1;

  constructor(script: string) {
    this.child = spawn(process.execPath, [script, '--stdio'], { stdio: 'pipe' });
    this.child.stdout.on('data', (chunk: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, chunk]);
      this.readMessages();
    });
  }

  async initialize(root: string): Promise<void> {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: `file://${root}`,
      capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
      workspaceFolders: [{ uri: `file://${root}`, name: 'bench' }],
    });
    this.notify('initialized', {});
  }

  open(uri: string, text: string): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
  }

  change(uri: string, version: number, text: string): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  hover(uri: string, line: number, character: number): Promise<unknown> {
    return this.request('textDocument/hover', { textDocument: { uri }, position: { line, character } });
  }

  stop(): void {
    this.child.kill();
  }

  private request(method: string, params: unknown): Promise<unknown> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.send({ jsonrpc: '2.0', id, method, params });
    });
  }

  private notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  private send(message: unknown): void {
    const body = JSON.stringify(message);
    this.child.stdin.write(`Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`);
  }

  private readMessages(): void {
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())?.[1] ?? '0');
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString()) as {
        id?: number;
        method?: string;
        result?: unknown;
        params?: { items?: unknown[] };
      };
      this.buffer = this.buffer.subarray(end + 4 + length);
      if (message.method === undefined && message.id !== undefined) {
        this.waiting.get(message.id)?.(message.result);
        this.waiting.delete(message.id);
      } else if (message.id !== undefined) {
        // The server asks for settings: the defaults will do.
        this.send({ jsonrpc: '2.0', id: message.id, result: (message.params?.items ?? []).map(() => null) });
      }
    }
  }
}
