import { refreshAnalytics, type AnalyticsDeps } from '../jobs/analytics/refreshAnalytics.js';

/**
 * Keeps forecasts, anomalies and budget outlooks up to the ledger: one run at a time, however often it is asked for.
 * What a run could not do is done by the next one.
 */
export class AnalyticsWork {
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(private readonly deps: Omit<AnalyticsDeps, 'signal'>) {}

  /** Resolves when a run has ended that began after this call. Never rejects: figures of before stay, and the log says why. */
  refresh(): Promise<void> {
    if (this.#stop.signal.aborted) return Promise.resolve();
    if (!this.#running) return (this.#running = this.#runOnce());
    // The run under way may have read the ledger before what the caller has changed, so another one follows.
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.refresh();
    });
    return this.#next;
  }

  /** Ends after the batch in progress. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #runOnce(): Promise<void> {
    try {
      await refreshAnalytics({ ...this.deps, signal: this.#stop.signal });
    } catch (err) {
      this.deps.log.warn({ err }, 'costs could not be analysed; it is tried again');
    } finally {
      this.#running = undefined;
    }
  }
}
