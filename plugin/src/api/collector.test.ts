import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { of, throwError } from 'rxjs';
import { addressOf, call } from './collector';
import { CollectorProblem } from './problem';

const fetch = jest.fn();
beforeEach(() => {
  fetch.mockReset();
  setBackendSrv({ fetch } as unknown as BackendSrv);
});

function failing(status: number, data?: unknown) {
  fetch.mockReturnValue(throwError(() => ({ status, data, config: { url: '' } })));
  return call('GET /api/usage').catch((error: unknown) => error as CollectorProblem);
}

test('a call goes the way that its right opens, through Grafana', async () => {
  fetch.mockReturnValue(of({ data: { items: [], next_cursor: null } }));
  expect(await call('GET /api/usage', { query: { limit: 5 } })).toEqual({ items: [], next_cursor: null });
  expect(fetch).toHaveBeenCalledWith(
    expect.objectContaining({
      url: '/api/plugin-proxy/aicost-tracker-app/collector/read/api/usage',
      method: 'GET',
      params: { limit: 5 },
      showErrorAlert: false,
    }),
  );
});

test('a POST that says nothing says so in JSON', async () => {
  fetch.mockReturnValue(of({ data: {} }));
  await call('POST /api/accounts/{id}/sync', { path: { id: 7 } });
  expect(fetch).toHaveBeenCalledWith(expect.objectContaining({ method: 'POST', data: {} }));
});

test('numbers of a path are filled in', () => {
  expect(addressOf('PATCH /api/accounts/{id}', { id: 7 })).toMatch(/\/collector\/admin\/api\/accounts\/7$/);
});

test.each([
  [
    'the collector refuses',
    400,
    { message: 'limit is 5000; give 1 to 1000', code: 'INVALID_REQUEST' },
    'refused',
    'Limit is 5000; give 1 to 1000.',
  ],
  [
    'the collector fails',
    503,
    { message: 'the database does not answer', code: 'DATABASE_UNAVAILABLE' },
    'failed',
    'The database does not answer.',
  ],
  [
    'the token is wrong',
    401,
    { message: 'the token is not known here', code: 'UNAUTHORIZED' },
    'token',
    /not known here. An administrator/,
  ],
  [
    'a right is missing',
    403,
    { message: 'this needs the right "write"', code: 'FORBIDDEN' },
    'rights',
    'This needs the right "write".',
  ],
  ['the collector is older than the app', 404, { message: 'x', code: 'NOT_FOUND' }, 'outdated', /Update the collector/],
  ['nobody listens', 502, '', 'unreachable', /Check that it runs/],
  ['Grafana itself refuses', 403, { message: 'Access denied' }, 'rights', /Your role/],
  ['the app is not configured', 404, { message: 'plugin route match not found' }, 'not set up', /administrator/],
  ['anything else', 418, '', 'failed', /status 418/],
])('when %s, the problem says who can mend it', async (_case, status, data, kind, message) => {
  const problem = await failing(status, data);
  expect(problem).toBeInstanceOf(CollectorProblem);
  expect(problem).toMatchObject({ kind, message: expect.stringMatching(message) });
});

test('what is no answer at all is told as it is', async () => {
  fetch.mockReturnValue(throwError(() => new Error('out of paper')));
  await expect(call('GET /api/features')).rejects.toMatchObject({ kind: 'failed', message: 'out of paper' });
});
