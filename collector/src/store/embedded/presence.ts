import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { SUPERUSER } from './createCluster.js';
import { embeddedFailure, failureCode } from './failure.js';
import { HOST } from './port.js';

/** Where and how to reach a running server. */
export interface ServerAddress {
  readonly port: number;
  readonly password: string;
  readonly cluster: string;
}

/**
 * `joined`: we are counted as a user of the server. `busy`: it answers, but takes nobody in now (it recovers or shuts
 * down). `silent`: no answer. `stranger`: another server answers on that port.
 */
export type JoinResult =
  { readonly kind: 'joined'; readonly presence: Presence } | { readonly kind: 'busy' | 'silent' | 'stranger' };

/** Name of our own connections; every other one of this program begins with `aicost` too. */
const APPLICATION_NAME = 'aicost-embedded';
const ANSWER_MS = 5_000;
const REJOIN_MS = 1_000;
/** How long our other connections may take to be gone from the server's list after they were closed. */
const CLOSING_MS = 1_000;
/** Held shared by every process that uses the server, and alone by the one that ends it ("aico", "embe"). */
const USERS_LOCK = '1634296687, 1701667429';
const INVALID_PASSWORD = '28P01';
/** admin_shutdown, crash_shutdown, cannot_connect_now, lock_not_available: ask again. */
const BUSY = new Set(['57P01', '57P02', '57P03', '55P03']);

/** A connection that tells other processes of ours that this one uses the server; a killed process loses it by itself. */
export class Presence {
  #left = false;

  private constructor(
    private readonly address: ServerAddress,
    private client: Client,
  ) {
    this.#watch();
  }

  /** Connects, makes sure the server serves our cluster, and counts us as a user of it. */
  static async join(address: ServerAddress): Promise<JoinResult> {
    const client = newClient(address);
    // Lost while we wait: the query under way fails with it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      if (rows[0]?.data_directory !== address.cluster) return { kind: await left(client, 'stranger') };
      await client.query(`select pg_advisory_lock_shared(${USERS_LOCK})`);
      return { kind: 'joined', presence: new Presence(address, client) };
    } catch (error) {
      return { kind: await left(client, whyNot(error, address)) };
    }
  }

  /** From here on the connection is no reason for the process to stay alive. */
  letProcessExit(): void {
    refable(this.client).unref();
  }

  /** Makes sure that database `name` exists. */
  async ensureDatabase(name: string): Promise<void> {
    const { rowCount } = await this.client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 1) return;
    try {
      await this.client.query(`create database "${name}"`);
    } catch (error) {
      // duplicate_database, unique_violation: another process makes it at this moment.
      if (!['42P04', '23505'].includes(failureCode(error))) throw error;
    }
  }

  /** Tells whether nobody else of ours uses the server. If so, nobody can join any more until `close`. */
  async isLast(): Promise<boolean> {
    this.#left = true;
    refable(this.client).ref();
    try {
      await this.client.query(`select pg_advisory_unlock_shared(${USERS_LOCK})`);
      const { rows } = await this.client.query<{ alone: boolean }>(
        `select pg_try_advisory_lock(${USERS_LOCK}) as alone`,
      );
      return rows[0]?.alone === true && (await this.#othersAreGone());
    } catch {
      // The connection is lost, so somebody else is ending the server or already has.
      return false;
    }
  }

  /** Closes the connection. */
  async close(): Promise<void> {
    this.#left = true;
    refable(this.client).ref();
    await this.client.end().catch(() => undefined);
  }

  async #othersAreGone(): Promise<boolean> {
    const deadline = Date.now() + CLOSING_MS;
    for (;;) {
      const { rowCount } = await this.client.query(
        "select from pg_stat_activity where application_name like 'aicost%' and application_name <> $1 limit 1",
        [APPLICATION_NAME],
      );
      if (rowCount === 0) return true;
      if (Date.now() > deadline) return false;
      await sleep(20);
    }
  }

  #watch(): void {
    this.client.once('end', () => {
      if (!this.#left) setTimeout(() => void this.#rejoin(), REJOIN_MS).unref();
    });
  }

  /** After a crash the server comes back by itself, and must count us again. */
  async #rejoin(): Promise<void> {
    const result = this.#left ? undefined : await Presence.join(this.address).catch(() => undefined);
    if (result?.kind === 'joined') this.#adopt(result.presence);
    else if (!this.#left) setTimeout(() => void this.#rejoin(), REJOIN_MS).unref();
  }

  #adopt(other: Presence): void {
    other.#left = true;
    this.client = other.client;
    if (this.#left) return void this.close();
    this.#watch();
    this.letProcessExit();
  }
}

function newClient({ port, password }: ServerAddress): Client {
  return new Client({
    host: HOST,
    port,
    user: SUPERUSER,
    password,
    // Not `aicost`, which may be dropped and restored while we are connected.
    database: 'postgres',
    ssl: false,
    application_name: APPLICATION_NAME,
    // Given here, they keep PGOPTIONS and PGCLIENTENCODING of our environment out.
    options: '-c lock_timeout=5s',
    client_encoding: 'UTF8',
    connectionTimeoutMillis: ANSWER_MS,
  });
}

/** The methods are missing from the type declarations of pg. */
function refable(client: Client): { ref(): void; unref(): void } {
  return client as Client & { ref(): void; unref(): void };
}

async function left<Kind extends 'busy' | 'silent' | 'stranger'>(client: Client, kind: Kind): Promise<Kind> {
  await client.end().catch(() => undefined);
  return kind;
}

function whyNot(error: unknown, { cluster, port }: ServerAddress): 'busy' | 'silent' {
  if (!(error instanceof DatabaseError)) return 'silent';
  if (BUSY.has(error.code ?? '')) return 'busy';
  const remedy = error.code === INVALID_PASSWORD ? 'restore aicost.password in that directory' : 'mend that';
  throw embeddedFailure(
    `The embedded Postgres of ${cluster} turns us away on port ${port} (${error.message}): ${remedy}, or set DATABASE_URL.`,
    error,
  );
}
