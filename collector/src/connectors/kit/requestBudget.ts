/** Spreads an account's requests: up to a minute's worth at once, then no faster than the provider allows. */
export class RequestBudget {
  #available: number;
  #updatedAt: number;

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#available = perMinute;
    this.#updatedAt = now();
  }

  /** Takes one request out of the budget, after waiting for it where need be. Who comes later waits longer. */
  async take(wait: (milliseconds: number) => Promise<void>): Promise<void> {
    this.#refill();
    this.#available -= 1;
    if (this.#available < 0) await wait(Math.ceil((-this.#available * 60_000) / this.perMinute));
  }

  #refill(): void {
    const now = this.now();
    this.#available = Math.min(this.perMinute, this.#available + ((now - this.#updatedAt) * this.perMinute) / 60_000);
    this.#updatedAt = now;
  }
}
