import { createSecretKey, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';

const KEY_BYTES = 32;
/** Shorter than a key in base64, so that a key written in the place of its id is never taken for one, and no `|`. */
const KEY_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** The ring, or in words what is wrong with its text; the words hold nothing of a key. */
export type KeyRingReading = { readonly ring: KeyRing } | { readonly fault: string };

/** The keys that stored secrets are sealed with, one of them active. Every way of turning it into text gives `[secret]`. */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, KeyObject>;

  private constructor(
    /** The id of the key that new secrets are sealed with. */
    readonly active: string,
    keys: ReadonlyMap<string, KeyObject>,
  ) {
    this.#keys = keys;
  }

  /** A ring of one key. */
  static of(id: string, key: Buffer): KeyRing {
    return new KeyRing(id, new Map([[id, createSecretKey(key)]]));
  }

  /** Reads `{ "active": "<id>", "keys": { "<id>": "<base64 of 32 bytes>" } }`. */
  static parse(text: string): KeyRingReading {
    const { active, keys, ...others } = jsonObject(text) ?? {};
    if (typeof active !== 'string' || !isObject(keys) || Object.keys(others).length > 0) {
      return { fault: 'it is not JSON of the form { "active": "<key id>", "keys": { "<key id>": "<base64>" } }' };
    }
    const ring = new Map<string, KeyObject>();
    for (const [index, [id, value]] of Object.entries(keys).entries()) {
      if (!isKeyId(id)) return { fault: `the id of key ${index + 1} is not 1 to 32 letters, digits and . _ -` };
      const key = keyOf(value);
      if (key === null) return { fault: `the key ${id} is not the base64 of ${KEY_BYTES} bytes` };
      ring.set(id, key);
    }
    if (!ring.has(active)) return { fault: 'the active key is not among the keys' };
    return { ring: new KeyRing(active, ring) };
  }

  get ids(): string[] {
    return [...this.#keys.keys()];
  }

  /** A key itself. Only the cipher calls this. */
  key(id: string): KeyObject | undefined {
    return this.#keys.get(id);
  }

  /** The ring with one more key, which becomes the active one. */
  withActive(id: string, key: Buffer): KeyRing {
    return new KeyRing(id, new Map([...this.#keys, [id, createSecretKey(key)]]));
  }

  /** The ring without these keys; the active one always stays. */
  without(ids: readonly string[]): KeyRing {
    const kept = [...this.#keys].filter(([id]) => id === this.active || !ids.includes(id));
    return new KeyRing(this.active, new Map(kept));
  }

  /** The content of a key ring file. Only the code that writes that file calls this. */
  reveal(): string {
    const keys = [...this.#keys].map(([id, key]) => [id, key.export().toString('base64')]);
    return `${JSON.stringify({ active: this.active, keys: Object.fromEntries(keys) }, null, 2)}\n`;
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

/** Whether a text can be the id of a key. Others come from a damaged blob and are not shown. */
export function isKeyId(text: string): boolean {
  return KEY_ID.test(text);
}

/** The messages of `JSON.parse` quote the text, so they are dropped here. */
function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Buffer.from` skips what is not base64, so what it read has to give the same text again. */
function keyOf(value: unknown): KeyObject | null {
  if (typeof value !== 'string') return null;
  const bytes = Buffer.from(value, 'base64');
  return bytes.length === KEY_BYTES && bytes.toString('base64') === value ? createSecretKey(bytes) : null;
}
