import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A server of a test on a free local port. */
export interface LocalServer {
  readonly port: number;
  readonly url: string;
  /** Stops listening and cuts every connection. */
  close(): Promise<void>;
}

/** An HTTP server; `wire` may listen to further events. */
export function serveHttp(
  listener: RequestListener,
  wire: (server: HttpServer) => void = () => undefined,
  host = '127.0.0.1',
): Promise<LocalServer> {
  const server = createServer(listener);
  wire(server);
  return listening(server, 'http', host);
}

export function serveHttps(options: ServerOptions, listener: RequestListener): Promise<LocalServer> {
  return listening(createSecureServer(options, listener), 'https', '127.0.0.1');
}

/** A server that does with a connection what it likes. */
export function serveTcp(listener: (socket: Socket) => void): Promise<LocalServer> {
  return listening(createTcpServer(listener), 'http', '127.0.0.1');
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = await serveTcp(() => undefined);
  await server.close();
  return server.port;
}

async function listening(server: Server, scheme: string, host: string): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    // A test that cuts a connection is no failure of its server.
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { port, url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`, close };
}
