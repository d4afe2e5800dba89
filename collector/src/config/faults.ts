import { CollectorError } from '../errors.js';

/** Collects what is wrong with the configuration, so that one start names all of it. Texts never hold a value. */
export class Faults {
  readonly #faults: string[] = [];

  /** `where` is a name: of a variable, or of a key with its file and line. */
  add(where: string, fault: string): void {
    this.#faults.push(`${where}: ${fault}`);
  }

  /** Throws `CONFIG_INVALID` when anything was added. */
  throwAny(): void {
    const [first, ...more] = this.#faults;
    if (first === undefined) return;
    if (more.length === 0) throw new CollectorError('CONFIG_INVALID', `the configuration has a fault: ${first}`);
    const list = this.#faults.map((fault) => `\n  - ${fault}`).join('');
    throw new CollectorError('CONFIG_INVALID', `the configuration has ${this.#faults.length} faults:${list}`);
  }
}
