import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What becomes of a statement: it passes, it never reaches the server, or its answer never returns. */
export type Fate = 'pass' | 'stop before' | 'stop after';

/** A message, or several that belong together, after which the server does something. */
export interface Statement {
  /** Counted over all connections, from 1. */
  readonly number: number;
  readonly kind: 'query' | 'prepared' | 'copy data' | 'copy done' | 'copy failed' | 'goodbye';
  /** The SQL, when the message carries it. */
  readonly sql: string;
}

export interface StatementProxy extends AsyncDisposable {
  readonly url: string;
  /** Statements seen so far. */
  readonly statements: readonly Statement[];
}

export interface ProxyPlan {
  fateOf(statement: Statement): Fate;
  /** Called at the moment of the stop: before the statement is passed on, or after it was and before the answer is. */
  onStop(statement: Statement): void;
}

/** Simple queries, the end of a prepared statement, and the parts of a COPY; the others wait for these. */
const BOUNDARIES: Readonly<Record<string, Statement['kind']>> = {
  Q: 'query',
  S: 'prepared',
  d: 'copy data',
  c: 'copy done',
  f: 'copy failed',
  X: 'goodbye',
};
const SSL_REQUEST = 80_877_103;
const ANSWER_MS = 300;

/** A proxy in front of Postgres that understands what the client says, statement by statement. */
export async function startStatementProxy(targetUrl: string, plan: ProxyPlan): Promise<StatementProxy> {
  const target = new URL(targetUrl);
  const statements: Statement[] = [];
  const lines = new Set<Line>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    lines.add(new Line(client, upstream, statements, plan));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = Object.assign(new URL(targetUrl), {
    hostname: '127.0.0.1',
    port: String((server.address() as AddressInfo).port),
  }).href;
  return {
    url,
    statements,
    [Symbol.asyncDispose]: async () => {
      for (const line of lines) line.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One connection. The client's side is taken apart; the server's side passes as it is. */
class Line {
  #unread = Buffer.alloc(0);
  #waiting: Buffer[] = [];
  #sql = '';
  #isStarted = false;
  #isStopped = false;

  constructor(
    private readonly client: Socket,
    private readonly upstream: Socket,
    private readonly statements: Statement[],
    private readonly plan: ProxyPlan,
  ) {
    client.on('data', (data) => this.#read(data));
    upstream.on('data', (data) => {
      if (!this.#isStopped) client.write(data);
    });
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.on('error', () => other.destroy());
      // A server that still works on the last statement must not be disturbed by the end of its client.
      socket.on('close', () => (this.#isStopped ? undefined : other.destroy()));
    }
  }

  cut(): void {
    this.client.destroy();
    this.upstream.destroy();
  }

  #read(data: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, data]);
    for (let message = this.#next(); message !== null; message = this.#next()) {
      if (this.#isStopped) return;
      this.#take(message);
    }
  }

  /** The next whole message, or null. The first one of a connection has no type. */
  #next(): Buffer | null {
    const header = this.#isStarted ? 1 : 0;
    if (this.#unread.length < header + 4) return null;
    const length = header + this.#unread.readInt32BE(header);
    if (this.#unread.length < length) return null;
    const message = this.#unread.subarray(0, length);
    this.#unread = this.#unread.subarray(length);
    return message;
  }

  #take(message: Buffer): void {
    if (!this.#isStarted) {
      this.#isStarted = message.readInt32BE(4) !== SSL_REQUEST;
      this.upstream.write(message);
      return;
    }
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === 'Q') this.#sql = text(message.subarray(5));
    if (type === 'P') this.#sql = text(message.subarray(5 + text(message.subarray(5)).length + 1));
    this.#waiting.push(message);
    const kind = BOUNDARIES[type];
    if (kind !== undefined || type === 'p') this.#decide(kind);
  }

  #decide(kind: Statement['kind'] | undefined): void {
    const messages = Buffer.concat(this.#waiting.splice(0));
    if (kind === undefined) return void this.upstream.write(messages);
    const statement = { number: this.statements.length + 1, kind, sql: this.#sql };
    this.statements.push(statement);
    const fate = this.plan.fateOf(statement);
    if (fate === 'pass') return void this.upstream.write(messages);
    this.#isStopped = true;
    if (fate === 'stop before') return this.#stop(statement);
    this.upstream.write(messages);
    const timer = setTimeout(() => this.#stop(statement), ANSWER_MS);
    this.upstream.once('data', () => {
      clearTimeout(timer);
      this.#stop(statement);
    });
  }

  #stop(statement: Statement): void {
    this.plan.onStop(statement);
    this.cut();
  }
}

/** A text that ends with a zero byte. */
function text(bytes: Buffer): string {
  return bytes.subarray(0, bytes.indexOf(0)).toString('utf8');
}
