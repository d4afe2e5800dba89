import type { Pool } from '../store/deadline.js';
import { readiness, type Readiness } from '../store/readiness.js';

const ANSWER_WITHIN_MS = 2_000;
/** Probes in quick succession share an answer, so that nobody can keep the database busy with them. */
const REMEMBER_MS = 500;

export interface Sighting {
  readonly readiness: Readiness;
  /** Milliseconds since the database was first found unreachable; 0 while it is up. */
  readonly downForMs: number;
}

/** Asks the database how it is, when somebody wants to know, one question at a time. */
export class DatabaseWatch {
  #asking: Promise<Readiness> | undefined;
  #answer: { readonly readiness: Readiness; readonly at: number } | undefined;
  #downSince: number | undefined;

  constructor(private readonly pool: Pool) {}

  /** Resolves within about two seconds; never rejects. */
  async look(): Promise<Sighting> {
    const seen =
      this.#answer && Date.now() - this.#answer.at < REMEMBER_MS ? this.#answer.readiness : await this.#ask();
    return { readiness: seen, downForMs: this.#downSince === undefined ? 0 : Date.now() - this.#downSince };
  }

  async #ask(): Promise<Readiness> {
    this.#asking ??= readiness(this.pool, ANSWER_WITHIN_MS).then((answer) => {
      this.#asking = undefined;
      this.#answer = { readiness: answer, at: Date.now() };
      this.#downSince = answer.state === 'unreachable' ? (this.#downSince ?? Date.now()) : undefined;
      return answer;
    });
    return this.#asking;
  }
}
