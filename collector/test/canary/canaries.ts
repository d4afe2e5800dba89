import { randomBytes } from 'node:crypto';

interface Watched {
  readonly place: string;
  readonly forms: readonly (readonly [form: string, text: string])[];
}

/**
 * Secrets that can be recognised wherever they turn up. Only letters and digits are looked for: they stay as they are in
 * a URL, in JSON and when half of the secret was cut off.
 */
export class Canaries {
  readonly #watched: Watched[] = [];

  /** A secret that stands in `place`; the marks at its end are written differently by every encoder. */
  secret(place: string, prefix = '', end = '"/+=%'): string {
    const core = `CANARY${randomBytes(6).toString('hex')}`;
    this.watch(place, core);
    return `${prefix}${core}${end}`;
  }

  /** A secret that somebody else has made. */
  watch(place: string, text: string): void {
    this.#watched.push({ place, forms: formsOf(text) });
  }

  get places(): string[] {
    return this.#watched.map(({ place }) => place);
  }

  /** What of the secrets stands in some bytes: `key of the environment as base64 in stderr of "doctor"`. */
  hits(where: string, bytes: Buffer | string): string[] {
    const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
    const folded = text.toLowerCase();
    return this.#watched.flatMap(({ place, forms }) =>
      forms
        .filter(([, secret], index) => forms.findIndex(([, other]) => other === secret) === index)
        .filter(([form, secret]) => (form === 'hex' ? folded : text).includes(secret))
        .map(([form]) => `${place} as ${form} in ${where}`),
    );
  }
}

function formsOf(text: string): [string, string][] {
  return [
    ['text', text],
    ['URL encoding', encodeURIComponent(text)],
    ['JSON', JSON.stringify(text).slice(1, -1)],
    ['hex', Buffer.from(text).toString('hex')],
    ...[0, 1, 2].flatMap((shift) => base64Forms(text, shift)),
  ];
}

/** Three bytes are four characters, so what stands before the secret decides between three shapes of it. */
function base64Forms(text: string, shift: number): [string, string][] {
  const whole = Buffer.from('x'.repeat(shift) + text)
    .toString('base64')
    .replaceAll('=', '');
  const core = whole.slice(shift === 0 ? 0 : shift + 1, (shift + text.length) % 3 === 0 ? undefined : -1);
  return [
    ['base64', core],
    ['base64url', core.replaceAll('+', '-').replaceAll('/', '_')],
  ];
}
