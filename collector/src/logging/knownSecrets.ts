import type { Secret } from '../domain/secret.js';
import { secretForms } from './secretForms.js';

const BUCKETS = 0x10000;

/**
 * The secrets this process has loaded, in every form, ready to be found in a text. A text is walked once: the three
 * characters at a place select the few forms that may begin there, so the cost does not grow with the number of forms.
 */
export class KnownSecrets {
  readonly #values = new Set<string>();
  readonly #isStart = new Uint8Array(BUCKETS);
  readonly #formsByStart = new Map<number, string[]>();

  add(secret: Secret): void {
    const value = secret.reveal();
    if (this.#values.has(value)) return;
    this.#values.add(value);
    for (const form of secretForms(value)) {
      const start = bucket(form.charCodeAt(0), form.charCodeAt(1), form.charCodeAt(2));
      const forms = [...(this.#formsByStart.get(start) ?? []), form];
      // The longest form first: a part of it may be a form of its own.
      this.#formsByStart.set(
        start,
        forms.sort((a, b) => b.length - a.length),
      );
      this.#isStart[start] = 1;
    }
  }

  /** The text with every known secret replaced. */
  replace(text: string, replacement: string): string {
    if (this.#values.size === 0) return text;
    let result = '';
    let copied = 0;
    let first = text.charCodeAt(0);
    let second = text.charCodeAt(1);
    for (let index = 0; index + 2 < text.length; index += 1) {
      const third = text.charCodeAt(index + 2);
      const start = bucket(first, second, third);
      first = second;
      second = third;
      if (index < copied || this.#isStart[start] === 0) continue;
      const form = this.#formsByStart.get(start)?.find((known) => text.startsWith(known, index));
      if (form === undefined) continue;
      result += text.slice(copied, index) + replacement;
      copied = index + form.length;
    }
    return copied === 0 ? text : result + text.slice(copied);
  }
}

function bucket(first: number, second: number, third: number): number {
  return (first ^ (second << 5) ^ (third << 10)) & (BUCKETS - 1);
}
