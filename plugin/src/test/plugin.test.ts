import { RIGHTS } from '../api/rights.gen';
import pluginJson from '../plugin.json';

const { routes, roles, id } = pluginJson;
const granted = new Map(
  roles.flatMap(({ role, grants }) => role.permissions.map(({ action }) => [action, grants] as const)),
);

test('every call of the collector has a way through the proxy, for its method and its right', () => {
  const ways = new Set(routes.map(({ path, method }) => `${method} ${path}`));
  for (const [name, right] of Object.entries(RIGHTS)) {
    const [method] = name.split(' ');
    expect(ways).toContain(`${method} collector/${right}/*`);
  }
});

test('a way says what it opens in its path, its scope, its action and its role alike', () => {
  const meaning = {
    read: ['costs:read', 'Viewer'],
    write: ['costs:write', 'Editor'],
    admin: ['accounts:write', 'Admin'],
  };
  for (const { path, reqAction, reqRole, headers } of routes) {
    const scope = path.split('/')[1] as keyof typeof meaning;
    const [action, role] = meaning[scope];
    expect([reqAction, reqRole]).toEqual([`${id}.${action}`, role]);
    expect(headers).toContainEqual({ name: 'X-AICost-Scope', content: scope });
    expect(granted.get(reqAction)).toEqual([role]);
  }
});

test('who may only read sends nothing, but for preferences of their own', () => {
  const sent = Object.entries(RIGHTS).filter(([name, right]) => right === 'read' && !name.startsWith('GET '));
  expect(sent.map(([name]) => name)).toEqual([
    'PUT /api/notifications/preferences',
    'POST /api/notifications/test/{channel}',
  ]);
});

test('each way is for one method, because lists of methods match nothing in Grafana', () => {
  const names = routes.map(({ path, method }) => `${method} ${path}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { method } of routes) expect(method).toMatch(/^(GET|POST|PUT|PATCH|DELETE)$/);
});

test('pages ask for an action that somebody is granted', () => {
  for (const include of pluginJson.includes) {
    if ('action' in include) expect(granted.has(include.action as string)).toBe(true);
  }
});
