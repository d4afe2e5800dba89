/** Some requests whose items are written together. */
interface Turn<Item> {
  readonly items: Item[];
  written: Promise<void>;
}

/**
 * Lets many requests of one account write in turns: while one turn is written, those that arrive gather for the next one.
 * It spares work; what keeps two collectors apart is the account's lock.
 */
export class AccountTurns<Item> {
  /** The turn of an account that still takes items. */
  readonly #gathering = new Map<number, Turn<Item>>();
  /** The end of the last turn of an account, be it written or still gathering. */
  readonly #ends = new Map<number, Promise<void>>();

  /** A turn takes at most `maxItems`, unless a single request brings more. */
  constructor(
    private readonly write: (accountId: number, items: readonly Item[]) => Promise<void>,
    private readonly maxItems: number,
  ) {}

  /** Settles when the turn with these items is written, or has failed as a whole. */
  async add(accountId: number, items: readonly Item[]): Promise<void> {
    const open = this.#gathering.get(accountId);
    const turn = open && open.items.length + items.length <= this.maxItems ? open : this.#begin(accountId);
    for (const item of items) turn.items.push(item);
    await turn.written;
  }

  #begin(accountId: number): Turn<Item> {
    const turn: Turn<Item> = { items: [], written: Promise.resolve() };
    const before = this.#ends.get(accountId) ?? Promise.resolve();
    turn.written = before.then(async () => {
      if (this.#gathering.get(accountId) === turn) this.#gathering.delete(accountId);
      await this.write(accountId, turn.items);
    });
    const end = turn.written
      .catch(() => undefined)
      .then(() => {
        if (this.#ends.get(accountId) === end) this.#ends.delete(accountId);
      });
    this.#gathering.set(accountId, turn);
    this.#ends.set(accountId, end);
    return turn;
  }
}
