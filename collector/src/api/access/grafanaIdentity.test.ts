import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { FORGED_IDS } from '../../../test/fakeGrafana/forgedIds.js';
import { FakeGrafana } from '../../../test/fakeGrafana/server.js';
import type { VerifyGrafanaId } from './grafanaIdentity.js';
import { identityFor } from './access.testkit.js';

let grafana: FakeGrafana;
let verify: VerifyGrafanaId;
beforeAll(async () => {
  grafana = await FakeGrafana.start();
});
beforeEach(() => {
  grafana.condition = 'up';
  grafana.keyRequests = 0;
  verify = identityFor(grafana).verifyGrafanaId!;
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => grafana.close());

const now = () => Math.floor(Date.now() / 1000);
const withClaims = (claims: Readonly<Record<string, unknown>>) => grafana.signId({ claims });

test.each(FORGED_IDS)('an identity %s is refused, and told why', async (_what, forge, why) => {
  await expect(verify(await forge(grafana))).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
    message: expect.stringMatching(/^the identity in X-Grafana-Id is refused: /),
  });
  await expect(verify(await forge(grafana))).rejects.toThrow(`refused: ${why}`);
});

test('any other text is refused too, and never a fault of the collector', async () => {
  const genuine = await grafana.signId();
  await verify(genuine);
  const part = fc.string().map((text) => Buffer.from(text).toString('base64url'));
  const junk = fc.oneof(
    fc.string(),
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
  );
  const spoilt = fc.tuple(fc.nat(genuine.length - 1), fc.constantFrom('', '.', 'A', '_')).map(([at, text]) => {
    return genuine.slice(0, at) + text + genuine.slice(at + 1);
  });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        junk,
        spoilt.filter((text) => text !== genuine && !isSameSignature(text, genuine)),
      ),
      async (id) => {
        await expect(verify(id)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      },
    ),
  );
});

/** The last letter of base64 may hold bits that mean nothing. */
function isSameSignature(one: string, other: string): boolean {
  const bytes = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'));
  return bytes(one).join('.') === bytes(other).join('.');
}

describe('a genuine identity', () => {
  test.each([
    ['Viewer', 'read'],
    ['Editor', 'write'],
    ['Admin', 'admin'],
    ['', 'admin'],
    [undefined, 'admin'],
  ])('of role %j may at most %s', async (role, ceiling) => {
    const user = { subject: 'user:u1', name: 'ada', ceiling };
    expect(await verify(await withClaims({ role }))).toEqual(user);
  });

  test.each([{ type: 'anonymous' }, { type: undefined, sub: 'anonymous:0' }])(
    'of nobody may read: %j',
    async (claims) => {
      expect(await verify(await withClaims(claims))).toMatchObject({ ceiling: 'read' });
    },
  );

  test('is called by its name, or else by its subject', async () => {
    expect(await verify(await withClaims({ username: '', name: 'Ada L.' }))).toMatchObject({ name: 'Ada L.' });
    expect(await verify(await withClaims({ username: undefined }))).toMatchObject({ name: 'user:u1' });
  });

  test('that expired half a minute ago is within what clocks differ by', async () => {
    expect(await verify(await withClaims({ exp: now() - 30 }))).toMatchObject({ subject: 'user:u1' });
  });
});

describe("Grafana's keys", () => {
  const later = (milliseconds: number) => {
    const time = Date.now() + milliseconds;
    jest.spyOn(Date, 'now').mockImplementation(() => time);
  };

  test('are asked for once, by however many callers', async () => {
    await Promise.all(Array.from({ length: 20 }, async () => verify(await grafana.signId())));
    expect(grafana.keyRequests).toBe(1);
  });

  test('of the next month are fetched once', async () => {
    await verify(await grafana.signId());
    const old = await grafana.signId();
    await grafana.rotate();
    later(31_000);
    await verify(await grafana.signId());
    await verify(await grafana.signId());
    await verify(old);
    expect(grafana.keyRequests).toBe(2);
  });

  test('are not asked for again by fifty tokens with junk key ids', async () => {
    const junk = await Promise.all(
      Array.from({ length: 50 }, (_, index) => grafana.signId({ header: { kid: `junk-${index}` } })),
    );
    for (const id of junk) await expect(verify(id)).rejects.toThrow('knows no such signing key');
    await Promise.all(junk.map((id) => expect(verify(id)).rejects.toThrow('knows no such signing key')));
    expect(grafana.keyRequests).toBe(1);
  });

  test('hold for a day while Grafana is away, and no longer', async () => {
    await verify(await grafana.signId());
    const id = await withClaims({ exp: now() + 30 * 3_600 });
    grafana.condition = 'away';
    later(23 * 3_600_000);
    expect(await verify(id)).toMatchObject({ subject: 'user:u1' });
    jest.restoreAllMocks();
    later(25 * 3_600_000);
    await expect(verify(id)).rejects.toMatchObject({ code: 'IDENTITY_UNAVAILABLE' });
  });

  test.each(['away', 'silent', 'broken', 'strange'] as const)(
    'cannot be read while Grafana is %s, and can afterwards',
    async (condition) => {
      grafana.condition = condition;
      const id = await grafana.signId();
      await expect(verify(id)).rejects.toMatchObject({
        code: 'IDENTITY_UNAVAILABLE',
        message: `the signing keys of Grafana cannot be read from ${grafana.url}/api/signing-keys/keys; check AICOST_GRAFANA_URL`,
      });
      grafana.condition = 'up';
      expect(await verify(id)).toMatchObject({ subject: 'user:u1' });
    },
  );
});
