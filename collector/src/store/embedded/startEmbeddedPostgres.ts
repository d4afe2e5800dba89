import { ensureCluster, readPassword } from './cluster.js';
import { SUPERUSER } from './createCluster.js';
import { openDataDir } from './dataDir.js';
import type { DataDir } from './dataDir.js';
import { explainFailure } from './failure.js';
import { HOST, rememberPort } from './port.js';
import { endPostmaster, lockHolder } from './postmaster.js';
import { openPrograms } from './serverPrograms.js';
import type { ServerPrograms } from './serverPrograms.js';
import { Start } from './start.js';
import type { Started } from './start.js';

/** How to start the embedded database. */
export interface EmbeddedOptions {
  /** Made where it is missing; the cluster goes to `pg18` in it. */
  readonly dataDir: string;
  readonly signal?: AbortSignal;
  /** Further server settings; they count only where this call starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/** An embedded server that this process uses. */
export interface EmbeddedServer {
  /** Superuser URL of database `aicost`. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Whether it was running already. */
  readonly adopted: boolean;
  /** Stops using the server, and ends it unless another process of ours uses it. End your own pools first. */
  stop(): Promise<void>;
}

const DATABASE = 'aicost';
const STOP_GRACE = { fast: 60_000, immediate: 10_000 } as const;

/**
 * Starts the embedded Postgres, or adopts the one that already runs on this data directory.
 * The server outlives a killed process; the next start finds it.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, signal, settings = {}, log = () => undefined } = options;
  try {
    signal?.throwIfAborted();
    const dir = await openDataDir(dataDir);
    const programs = await openPrograms(dir);
    await ensureCluster(dir, programs, signal);
    const password = await readPassword(dir);
    const started = await new Start({ dir, programs, password, settings, signal, log }).run();
    await finish(started, dir, programs);
    const server = new RunningServer(dir, programs, password, started);
    if (signal?.aborted === true) await server.stop();
    signal?.throwIfAborted();
    log(`Postgres ${started.adopted ? 'found' : 'started'} on ${HOST}:${started.port}, data in ${dir.cluster}`);
    return server;
  } catch (error) {
    throw explainFailure(error, dataDir, signal);
  }
}

async function finish({ presence, port, adopted }: Started, dir: DataDir, { identity }: ServerPrograms): Promise<void> {
  try {
    await presence.ensureDatabase(DATABASE);
    if (!adopted) await rememberPort(dir, port, identity);
    presence.letProcessExit();
  } catch (error) {
    await presence.close();
    throw error;
  }
}

class RunningServer implements EmbeddedServer {
  readonly url: string;
  readonly port: number;
  readonly adopted: boolean;
  readonly dataDir: string;
  #stopped: Promise<void> | undefined;

  constructor(
    private readonly dir: DataDir,
    private readonly programs: ServerPrograms,
    password: string,
    private readonly started: Started,
  ) {
    this.port = started.port;
    this.adopted = started.adopted;
    this.dataDir = dir.path;
    this.url = `postgres://${SUPERUSER}:${password}@${HOST}:${started.port}/${DATABASE}?sslmode=disable`;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#leave();
    return this.#stopped;
  }

  async #leave(): Promise<void> {
    const { presence } = this.started;
    try {
      if (!(await presence.isLast())) return;
      const holder = await lockHolder(this.dir);
      if (holder.kind === 'ours') await endPostmaster(this.dir, this.programs, holder.postmaster, STOP_GRACE);
    } finally {
      await presence.close();
    }
  }
}
