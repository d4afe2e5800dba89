import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressGuard } from './addressGuard.js';
import { privateHost } from './addressNotations.testkit.js';
import { checkPublicUrl } from './publicUrl.js';

const ALLOWED = ['api.example.test', 'eu.example.test:8443'];
const resolved: string[] = [];
const at = (address: string) =>
  addressGuard({
    resolve: (hostname) => {
      resolved.push(hostname);
      return Promise.resolve([{ address, family: 4 }]);
    },
  });
const internet = at('93.184.215.14');

describe('a base URL to be saved', () => {
  test.each([
    ['https://api.example.test', 'https://api.example.test/'],
    ['https://api.example.test:443/v1', 'https://api.example.test/v1'],
    ['https://API.Example.test/v1/', 'https://api.example.test/v1/'],
    ['https://eu.example.test:8443', 'https://eu.example.test:8443/'],
  ])('%s is taken', async (text, href) => {
    expect((await checkPublicUrl(text, ALLOWED, internet)).href).toBe(href);
  });

  test.each([
    ['', 'is no URL'],
    ['api.example.test', 'is no URL'],
    ['https://api.example.test:99999', 'is no URL'],
    ['http://api.example.test', 'does not begin with https://'],
    ['file:///etc/passwd', 'does not begin with https://'],
    ['https://somebody@api.example.test', 'holds a user or a password'],
    ['https://:pass-word@api.example.test', 'holds a user or a password'],
    ['https://api.example.test@evil.example', 'holds a user or a password'],
    ['https://api.example.test/?key=pass-word', 'has a query or a fragment'],
    ['https://api.example.test/?', 'has a query or a fragment'],
    ['https://api.example.test/#', 'has a query or a fragment'],
    ['https://api.example.test:8443', 'names port 8443 of api.example.test, which is not listed'],
    ['https://eu.example.test', 'names port 443 of eu.example.test, which is not listed'],
    ['https://api.example.test.', 'names the unlisted host api.example.test.;'],
    ['https://api.example.test.evil.example', 'names the unlisted host api.example.test.evil.example;'],
    ['https://evil.example\\@api.example.test', 'names the unlisted host evil.example;'],
    ['https://localhost', 'names the unlisted host localhost;'],
  ])('%s is refused', async (text, fault) => {
    resolved.length = 0;
    const error = await checkPublicUrl(text, ALLOWED, internet).catch((thrown: unknown) => thrown as Error);
    expect(error).toMatchObject({ name: 'CollectorError', code: 'PROVIDER_ADDRESS_REFUSED' });
    expect((error as Error).message).toContain(`the base URL ${fault}`);
    expect((error as Error).message).not.toContain('pass-word');
    // A host that nobody listed is not even looked up.
    expect(resolved).toEqual([]);
  });

  test('with a private address in any notation is refused', async () => {
    await fc.assert(
      fc.asyncProperty(privateHost, async (host) => {
        await expect(checkPublicUrl(`https://${host}/`, ALLOWED)).rejects.toMatchObject({
          code: 'PROVIDER_ADDRESS_REFUSED',
        });
      }),
    );
  });

  test.each(['127.0.0.1', '[::1]', '169.254.169.254', 'localhost'])(
    'with the private host %s is refused even where it is listed',
    async (host) => {
      await expect(checkPublicUrl(`https://${host}`, [host])).rejects.toMatchObject({
        code: 'PROVIDER_ADDRESS_REFUSED',
        message: expect.stringContaining('has an address that is not public'),
      });
    },
  );

  test('with a listed name that leads to a private address is refused', async () => {
    await expect(checkPublicUrl('https://api.example.test', ALLOWED, at('10.1.2.3'))).rejects.toMatchObject({
      code: 'PROVIDER_ADDRESS_REFUSED',
      message: expect.stringContaining('the host api.example.test has an address that is not public'),
    });
  });

  test('with a name that nobody knows says so', async () => {
    const nobody = addressGuard({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(checkPublicUrl('https://api.example.test', ALLOWED, nobody)).rejects.toMatchObject({
      code: 'PROVIDER_UNREACHABLE',
      message: expect.stringContaining('the host api.example.test, whose addresses could not be looked up'),
    });
  });
});
