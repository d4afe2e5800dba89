import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '../store/deadline.js';
import { readiness, type Readiness } from '../store/readiness.js';

const ANSWER_WITHIN_MS = 2_000;
const GLANCE_MS = 250;
/** Probes in quick succession share an answer, so that nobody can keep the database busy with them. */
const REMEMBER_MS = 500;

export interface Sighting {
  readonly readiness: Readiness;
  /** Milliseconds since the database was first found unreachable; 0 while it is up. */
  readonly downForMs: number;
}

/** Asks the database how it is, when somebody wants to know, one question at a time. */
export class DatabaseWatch {
  #asking: Promise<void> | undefined;
  #answer: Readiness = { state: 'unreachable', reason: 'the database has not answered yet' };
  #answeredAt = -Infinity;
  #downSince: number | undefined;

  constructor(private readonly pool: Pool) {}

  /** The state now; resolves within about two seconds and never rejects. */
  async look(): Promise<Sighting> {
    await this.#ask();
    return this.#sighting();
  }

  /** The state now or, where the database is slow to answer, the last one known; resolves within a quarter of a second. */
  async glance(): Promise<Sighting> {
    await Promise.race([this.#ask(), sleep(GLANCE_MS, undefined, { ref: false })]);
    return this.#sighting();
  }

  #sighting(): Sighting {
    return { readiness: this.#answer, downForMs: this.#downSince === undefined ? 0 : Date.now() - this.#downSince };
  }

  async #ask(): Promise<void> {
    if (Date.now() - this.#answeredAt < REMEMBER_MS) return;
    this.#asking ??= this.#note().finally(() => (this.#asking = undefined));
    await this.#asking;
  }

  async #note(): Promise<void> {
    this.#answer = await readiness(this.pool, ANSWER_WITHIN_MS);
    this.#answeredAt = Date.now();
    this.#downSince = this.#answer.state === 'unreachable' ? (this.#downSince ?? this.#answeredAt) : undefined;
  }
}
