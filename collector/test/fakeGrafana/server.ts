import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { proxyHeaders } from './proxyHeaders.js';
import { SigningKeys, type IdWish } from './signingKeys.js';

/** `away` cuts every connection, `silent` never answers, `broken` answers 500, `strange` answers something else. */
export type Condition = 'up' | 'away' | 'silent' | 'broken' | 'strange';

export type Role = 'Viewer' | 'Editor' | 'Admin';

/** Who is signed in, and what the matched route of the plugin injects. */
export interface SignedIn {
  /** Login; also the last part of the subject. Default `ada`. */
  readonly user?: string;
  /** Default: the token carries no role. */
  readonly role?: Role | undefined;
  readonly type?: 'user' | 'service-account' | 'anonymous';
  readonly routeScope?: string | undefined;
  /** What the browser sends along. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The side of Grafana that the collector sees: its signing keys, and its plugin proxy. */
export class FakeGrafana implements AsyncDisposable {
  /** How Grafana is at the moment. */
  condition: Condition = 'up';
  /** How often somebody asked for the signing keys. */
  keyRequests = 0;

  private constructor(
    readonly url: string,
    readonly collectorToken: string,
    private readonly keys: SigningKeys,
    private readonly server: Server,
  ) {}

  static async start(collectorToken = 'the-token-that-grafana-injects'): Promise<FakeGrafana> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const grafana = new FakeGrafana(url, collectorToken, await SigningKeys.ofThisMonth(`${url}/`), server);
    grafana.#answerKeyRequests();
    return grafana;
  }

  #answerKeyRequests(): void {
    this.server.on('request', (request, response) => {
      if (request.url !== '/api/signing-keys/keys') return response.writeHead(404).end();
      this.keyRequests += 1;
      if (this.condition === 'away') return request.socket.destroy();
      if (this.condition === 'silent') return;
      if (this.condition === 'broken') return response.writeHead(500).end();
      response.setHeader('content-type', 'application/json').setHeader('cache-control', 'max-age=3600');
      if (this.condition === 'strange') return response.end('{"message":"Welcome"}');
      void this.keys.published().then((set) => response.end(JSON.stringify(set)));
    });
  }

  /** The key of the next month takes over; the old ones stay published. */
  rotate(): Promise<void> {
    return this.keys.rotate();
  }

  /** The keys as they are published. */
  published(): ReturnType<SigningKeys['published']> {
    return this.keys.published();
  }

  /** An `X-Grafana-Id`; see `SigningKeys.sign`. */
  signId(wish: IdWish = {}): Promise<string> {
    return this.keys.sign(wish);
  }

  /** The headers with which a call of this user arrives at the collector. */
  async headersOf({ user = 'ada', role, type = 'user', routeScope, headers = {} }: SignedIn = {}): Promise<
    Record<string, string>
  > {
    const id = await this.signId({ claims: { sub: `${type}:${user}`, username: user, role, type } });
    const context = { Login: user, OrgID: 1, OrgRole: role ?? 'Admin', IsGrafanaAdmin: true };
    return proxyHeaders(headers, { token: this.collectorToken, id, scope: routeScope, context });
  }

  /** Calls the collector as the plugin proxy does; `path` begins with a slash and is glued on as it is. */
  async proxy(collectorUrl: string, method: string, path: string, signedIn: SignedIn & { body?: string } = {}) {
    const init = signedIn.body === undefined ? { method } : { method, body: signedIn.body };
    return fetch(collectorUrl + path, { ...init, headers: await this.headersOf(signedIn) });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
