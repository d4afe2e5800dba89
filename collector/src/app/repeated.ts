/** Does the same again and again, one at a time and with pauses between, until it is closed. A fault ends one turn only. */
export class Repeated {
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isFailing = false;

  /** `onFault` is told of the first fault of a row, and not of every one. */
  constructor(
    private readonly pauseMs: number,
    private readonly work: (signal: AbortSignal) => Promise<void>,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.#next(0);
  }

  /** Ends after the turn in progress, which is told by its signal. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  #next(milliseconds: number): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#turn().finally(() => this.#next(this.pauseMs));
    }, milliseconds);
  }

  async #turn(): Promise<void> {
    try {
      await this.work(this.#stop.signal);
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) this.onFault(error);
      this.#isFailing = true;
    }
  }
}
