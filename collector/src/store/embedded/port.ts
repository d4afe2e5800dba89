import { randomInt, randomUUID } from 'node:crypto';
import { lchown, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { DataDir } from './dataDir.js';
import type { Identity } from './identity.js';

/** The only address the embedded server listens on. */
export const HOST = '127.0.0.1';

/** Below the range from which systems draw the ports of outgoing connections, so that ours is still free next time. */
const FIRST_PORT = 20_000;
const LAST_PORT = 29_999;
const TRIES = 20;

/** The port of the last start if it is free, else a free one. */
export async function choosePort(dir: DataDir): Promise<number> {
  const last = Number(await readFile(dir.portFile, 'utf8').catch(() => ''));
  if (Number.isInteger(last) && last > 0 && last < 65_536 && (await isPortFree(last))) return last;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = randomInt(FIRST_PORT, LAST_PORT + 1);
    if (await isPortFree(port)) return port;
  }
  return bind(0);
}

/** Whether a server could listen on this port now. */
export function isPortFree(port: number): Promise<boolean> {
  return bind(port).then(
    () => true,
    () => false,
  );
}

/** Remembers the port for the next start. */
export async function rememberPort(dir: DataDir, port: number, identity: Identity | undefined): Promise<void> {
  const fresh = `${dir.portFile}.${randomUUID()}`;
  await writeFile(fresh, `${port}\n`, { flag: 'wx' });
  if (identity !== undefined) await lchown(fresh, identity.uid, identity.gid);
  await rename(fresh, dir.portFile);
}

function bind(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const address = server.address() as AddressInfo;
      server.close(() => resolve(address.port));
    });
  });
}
