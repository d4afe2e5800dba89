import { setTimeout as sleep } from 'node:timers/promises';
import type { DataDir } from './dataDir.js';
import { embeddedFailure } from './failure.js';
import { launch } from './launch.js';
import { choosePort } from './port.js';
import { endPostmaster, lockHolder, readPostmaster } from './postmaster.js';
import type { Postmaster } from './postmaster.js';
import { Presence } from './presence.js';
import type { ServerPrograms } from './serverPrograms.js';

/** What a start works on. */
export interface StartRequest {
  readonly dir: DataDir;
  readonly programs: ServerPrograms;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly log: (line: string) => void;
}

/** A server that counts us as a user. */
export interface Started {
  readonly presence: Presence;
  readonly port: number;
  readonly adopted: boolean;
}

/** Recovery after a crash may take minutes; whoever gives up leaves it running for the next start. */
const START_MS = 300_000;
/** How long a server may keep silent before it is ended. */
const PATIENCE_MS = 5_000;
/** One that shuts down may be waiting for its clients to leave by themselves; after this time it is told not to. */
const LEAVING_MS = 1_000;
/** How long leftovers of a killed server may keep a new one from starting. */
const BLOCKED_MS = 30_000;

/** Adopts the running server or starts one; looks again as long as others start or stop theirs at the same moment. */
export class Start {
  readonly #deadline = Date.now() + START_MS;
  #silence: { readonly pid: number; readonly since: number } | undefined;
  #blockedSince: number | undefined;
  #launchedPid: number | undefined;
  /** A process that would not end; if it is a server after all, Postgres itself still refuses to start beside it. */
  #givenUpPid: number | undefined;

  constructor(private readonly request: StartRequest) {}

  async run(): Promise<Started> {
    const { dir } = this.request;
    while (Date.now() < this.#deadline) {
      this.#signal?.throwIfAborted();
      const holder = await lockHolder(dir);
      if (holder.kind !== 'ours' || holder.postmaster.pid === this.#givenUpPid) {
        await this.#launch(holder.kind === 'stranger' ? holder.pid : this.#givenUpPid);
      } else {
        const presence = await this.#join(holder.postmaster);
        const { pid, port } = holder.postmaster;
        if (presence !== undefined) return { presence, port, adopted: pid !== this.#launchedPid };
      }
    }
    throw embeddedFailure(
      `Postgres on ${dir.cluster} was not ready within ${START_MS / 60_000} minutes: ` +
        `${dir.log} tells why; it goes on recovering, so start again later.`,
    );
  }

  /** A server that we have just started is not left alone: `startEmbeddedPostgres` stops it after an abort. */
  get #signal(): AbortSignal | undefined {
    return this.#launchedPid === undefined ? this.request.signal : undefined;
  }

  /** One try to become a user of the server that holds the lock; undefined = look again. */
  async #join(postmaster: Postmaster): Promise<Presence | undefined> {
    const { dir, password } = this.request;
    const { status, port } = postmaster;
    const asked = Date.now();
    const result =
      status === 'ready' ? await Presence.join({ port, password, cluster: dir.cluster }) : { kind: status };
    if (result.kind === 'joined') return result.presence;
    if (result.kind === 'starting' || result.kind === 'busy') this.#silence = undefined;
    else await this.#losePatience(postmaster, asked);
    await sleep(result.kind === 'busy' ? 100 : 10, undefined, { signal: this.#signal });
    return undefined;
  }

  async #losePatience(postmaster: Postmaster, asked: number): Promise<void> {
    const { dir, programs, log } = this.request;
    if (this.#silence?.pid !== postmaster.pid) this.#silence = { pid: postmaster.pid, since: asked };
    const leaving = postmaster.status === 'stopping';
    if (Date.now() - this.#silence.since < (leaving ? LEAVING_MS : PATIENCE_MS)) return;
    const fault = leaving ? 'is slow to shut down' : 'does not answer';
    log(`Postgres (process ${postmaster.pid}) on ${dir.cluster} ${fault}; ending it`);
    const fast = leaving ? 12 * PATIENCE_MS : PATIENCE_MS;
    const gone = await endPostmaster(dir, programs, postmaster, { fast, immediate: PATIENCE_MS });
    if (!gone) this.#givenUpPid = postmaster.pid;
  }

  async #launch(stranger: number | undefined): Promise<void> {
    const { dir, signal, log } = this.request;
    const port = await choosePort(dir);
    if ((await launch({ ...this.request, port, stranger, deadline: this.#deadline })) === 'ready') {
      this.#launchedPid = (await readPostmaster(dir))?.pid;
      this.#blockedSince = undefined;
      return;
    }
    this.#blockedSince ??= Date.now();
    if (Date.now() - this.#blockedSince > BLOCKED_MS) {
      throw embeddedFailure(
        `Postgres can't start on ${dir.cluster} because processes of an earlier server still hold it: end them; ${dir.log} names them.`,
      );
    }
    log(`another process holds ${dir.cluster}; looking again`);
    await sleep(50, undefined, { signal });
  }
}
