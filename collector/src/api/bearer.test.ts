import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Secret } from '../domain/secret.js';
import { bearerToken, hasBearer } from './bearer.js';

const token = new Secret('the-token-that-grafana-injects');

test.each([
  [undefined, false],
  ['', false],
  ['Bearer', false],
  ['Bearer ', false],
  ['Bearer the-token', false],
  ['Bearer the-token-that-grafana-injects-and-more', false],
  ['Bearer THE-TOKEN-THAT-GRAFANA-INJECTS', false],
  ['Bearer the-token-that-grafana-injects, Bearer other', false],
  ['Basic the-token-that-grafana-injects', false],
  ['the-token-that-grafana-injects', false],
  ['Bearer the-token-that-grafana-injects', true],
  ['bearer   the-token-that-grafana-injects ', true],
])('authorization %j: %s', (authorization, has) => {
  expect(hasBearer(authorization, token)).toBe(has);
});

test('tokens of any length are compared, and only the same one is the same', () => {
  const text = fc.stringMatching(/^[!-~]{1,300}$/);
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(bearerToken(`Bearer ${one}`)).toBe(one);
      expect(hasBearer(`Bearer ${one}`, new Secret(other))).toBe(one === other);
      expect(hasBearer(`Bearer ${one}`, new Secret(one))).toBe(true);
    }),
  );
});
