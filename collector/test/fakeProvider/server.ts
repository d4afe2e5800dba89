import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Day } from '../../src/domain/day.js';
import { decimal } from '../../src/domain/decimal.js';
import type { Provider } from './account.js';
import { control } from './control.js';
import { exchange } from './exchange.js';
import type { Fault } from './faults/fault.js';
import { send } from './faults/transport.js';
import type { SeenRequest } from './http/requestLog.js';
import { dayOfInstant } from './published.js';
import { createState, nowOf, type ProviderState } from './state.js';
import { truthOf, type Truth } from './truth.js';
import { withRestatement, type World } from './world.js';

export interface FakeProviderOptions {
  readonly world: World;
  /** 0 or none: any free port. */
  readonly port?: number;
  /** The provider's clock; without it the real one. */
  readonly asOf?: string;
}

/** A running simulator. The methods do what the control endpoints do, for tests in the same process. */
export interface FakeProvider {
  readonly url: string;
  readonly port: number;
  baseUrl(provider: Provider): string;
  truth(account: string, day: Day): Truth;
  setClock(asOf: string | null): void;
  setFaults(faults: readonly Fault[]): void;
  restate(account: string, day: Day, factor: string, rows?: number): void;
  requests(): readonly SeenRequest[];
  clearRequests(): void;
  /** Stops listening and cuts every open connection, black holes included. */
  close(): Promise<void>;
}

const MAXIMUM_CONTROL_BYTES = 1_048_576;

/** Starts the simulated providers on the loopback interface. */
export async function startFakeProvider(options: FakeProviderOptions): Promise<FakeProvider> {
  const state = createState(options.world, options.asOf ?? null);
  const server = createServer((request, response) => {
    handle(state, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  state.url = `http://127.0.0.1:${port}`;
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { port, close, ...handleOf(state) };
}

function handleOf(state: ProviderState): Omit<FakeProvider, 'port' | 'close'> {
  return {
    url: state.url,
    baseUrl: (provider) => `${state.url}/${provider}`,
    truth: (account, day) => truthOf(state.world, account, day, nowOf(state)),
    setClock: (asOf) => {
      if (asOf !== null) dayOfInstant(asOf);
      state.asOf = asOf;
    },
    setFaults: (faults) => state.faults.replace(faults),
    restate: (account, day, factor, rows) => {
      state.world = withRestatement(state.world, { account, day, factor: decimal(factor), rows: rows ?? null });
    },
    requests: () => state.log.list(),
    clearRequests: () => state.log.clear(),
  };
}

async function handle(state: ProviderState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
  if (!pathname.startsWith('/__')) return exchange(state, request, response);
  const method = request.method ?? 'GET';
  const text = await bodyText(request);
  send(response, control(state, { method, path: pathname, params: searchParams, text }));
}

async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAXIMUM_CONTROL_BYTES) throw new RangeError('control body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
