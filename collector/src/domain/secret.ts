import { inspect } from 'node:util';

const values = new WeakMap<Secret, string>();

/** A credential that cannot be printed by accident: every way of turning it into text gives `[secret]`. */
export class Secret {
  constructor(value: string) {
    values.set(this, value);
  }

  /** The value itself. Only the code that sends it to its own provider calls this. */
  reveal(): string {
    return values.get(this) ?? '';
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
