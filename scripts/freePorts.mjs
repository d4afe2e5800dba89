import { createServer } from 'node:net';

/** Two ports that are free just now: both are held until both are known. */
export async function freePorts() {
  const servers = [createServer(), createServer()];
  await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
