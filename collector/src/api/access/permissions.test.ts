import { expect, test } from '@jest/globals';
import { PERMISSIONS } from './permissions.js';

/** A proxied call of a Viewer reaches these; each must be about the caller's own things alone. */
const OWN_THINGS = ['PUT /api/notifications/preferences', 'POST /api/notifications/test/:channel'];

test('who may only read changes nothing but preferences of their own', () => {
  const changing = Object.entries(PERMISSIONS).filter(([route, need]) => need === 'read' && !route.startsWith('GET '));
  expect(changing.map(([route]) => route)).toEqual(OWN_THINGS);
});

test('what is open to everybody either shows nothing, or asks for a secret or a signature of its own', () => {
  const open = Object.entries(PERMISSIONS).filter(([, need]) => need === 'open');
  expect(open.map(([route]) => route)).toEqual([
    ...['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /openapi.json'],
    ...['POST /hooks/grafana-alerts', 'GET /unsubscribe/:token', 'POST /unsubscribe/:token'],
  ]);
});
