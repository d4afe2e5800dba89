import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';

const VALID_SECONDS = 600;

/** Claims and header fields of an identity; what is given replaces the usual, `undefined` leaves it out. */
export interface IdWish {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

type Key = Awaited<ReturnType<typeof generateKeyPair>> & { readonly kid: string };

/** Keys as Grafana has them: one a month, the old ones kept. */
export class SigningKeys {
  readonly #keys: Key[] = [];

  private constructor(readonly issuer: string) {}

  static async ofThisMonth(issuer: string): Promise<SigningKeys> {
    const keys = new SigningKeys(issuer);
    await keys.rotate();
    return keys;
  }

  /** The key of the next month takes over. */
  async rotate(): Promise<void> {
    const month = new Date();
    month.setUTCMonth(month.getUTCMonth() + this.#keys.length, 1);
    const kid = `id-${month.toISOString().slice(0, 7)}-es256`;
    this.#keys.push({ kid, ...(await generateKeyPair('ES256', { extractable: true })) });
  }

  async published(): Promise<JSONWebKeySet> {
    const publish = async ({ kid, publicKey }: Key) => ({
      ...(await exportJWK(publicKey)),
      kid,
      use: 'sig',
      alg: 'ES256',
    });
    return { keys: await Promise.all(this.#keys.map(publish)) };
  }

  /** An `X-Grafana-Id` of `user:u1`, Admin of organisation 1, unless the wish says otherwise. */
  async sign({ claims = {}, header = {} }: IdWish): Promise<string> {
    const key = this.#keys.at(-1);
    if (!key) throw new Error('there is no key yet');
    const now = Math.floor(Date.now() / 1000);
    const usual = {
      iss: this.issuer,
      aud: ['org:1'],
      sub: 'user:u1',
      type: 'user',
      iat: now,
      exp: now + VALID_SECONDS,
    };
    return new SignJWT({ ...usual, username: 'ada', role: 'Admin', namespace: 'default', ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'jwt', kid: key.kid, ...header })
      .sign(key.privateKey);
  }
}
