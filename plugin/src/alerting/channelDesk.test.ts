import { of, throwError } from 'rxjs';
import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { addChannel, changeSubscription, channels, muteChannel, removeChannel } from './channelDesk';
import type { AlertRule } from './channelRules';
import { changeAddress, testAddress, testContactPoint } from './contactPoints';
import { firingAlerts } from './firing';

interface Request {
  readonly url: string;
  readonly method: string;
  readonly data?: unknown;
  readonly headers: Record<string, string>;
}

const SLACK = { name: 'team', type: 'slack', address: ' https://hooks.slack.com/services/T/B/x ' } as const;
const WANTED = { categories: ['anomaly'], budgets: [] } as const;

class Refused {
  constructor(
    readonly status: number,
    readonly data: object,
  ) {}
}

const refused = (status: number, data: object) => new Refused(status, data);

let asked: Request[];
let answers: Record<string, unknown>;
beforeEach(() => {
  asked = [];
  answers = {};
  const fetch = (request: Request) => {
    asked.push(request);
    const { [`${request.method} ${request.url}`]: answer = refused(404, { message: 'not there' }) } = answers;
    if (answer instanceof Refused) return throwError(() => ({ ...answer, config: request }));
    return of({ data: typeof answer === 'function' ? answer(request) : answer });
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
});

const TEST = '/api/alertmanager/grafana/config/api/v1/receivers/test';
const POINTS = '/api/v1/provisioning/contact-points';
const GROUP = '/api/v1/provisioning/folder/aicost-app-alerts/rule-groups/team';
const FOLDER_IS_THERE = refused(412, { message: 'the folder has been changed by someone else' });

const sent = (method: string, url: string) => asked.find((request) => request.method === method && request.url === url);

test('a channel is made contact point first, in a folder of the app, and stays editable in Grafana', async () => {
  Object.assign(answers, { [`POST ${POINTS}`]: { uid: 'p' }, 'POST /api/folders': {}, [`PUT ${GROUP}`]: {} });
  await addChannel(SLACK, WANTED);
  const changes = asked.filter(({ method }) => method !== 'GET');
  expect(changes.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST ${POINTS}`,
    'POST /api/folders',
    `PUT ${GROUP}`,
  ]);
  for (const { headers } of changes) expect(headers).toHaveProperty('X-Disable-Provenance');
  expect(sent('POST', POINTS)?.data).toMatchObject({
    name: 'AI cost: team',
    type: 'slack',
    disableResolveMessage: true,
    settings: { url: 'https://hooks.slack.com/services/T/B/x' },
  });
});

test('a new address is all that changes of a contact point, and it stays editable in Grafana', async () => {
  const stored = { uid: 'p', name: 'AI cost: team', type: 'slack', disableResolveMessage: false };
  const settings = { url: '[REDACTED]', token: '[REDACTED]', title: 'ours' };
  Object.assign(answers, { [`GET ${POINTS}`]: [{ ...stored, settings }], [`PUT ${POINTS}/p`]: {} });
  await changeAddress('p', ' https://hooks.slack.com/services/T/B/new ');
  const put = sent('PUT', `${POINTS}/p`);
  expect(put?.data).toEqual({
    ...stored,
    settings: { url: 'https://hooks.slack.com/services/T/B/new', token: '[REDACTED]', title: 'ours' },
  });
  expect(put?.headers).toHaveProperty('X-Disable-Provenance');
});

test('the addresses of an e-mail channel are changed where Grafana keeps them', async () => {
  const point = { uid: 'p', name: 'AI cost: team', type: 'email', settings: { addresses: 'a@example.com' } };
  Object.assign(answers, { [`GET ${POINTS}`]: [point], [`PUT ${POINTS}/p`]: {} });
  await changeAddress('p', 'b@example.com');
  expect(sent('PUT', `${POINTS}/p`)?.data).toMatchObject({ settings: { addresses: 'b@example.com' } });
});

test('a channel that somebody else removed meanwhile gets no other address', async () => {
  answers[`GET ${POINTS}`] = [];
  await expect(changeAddress('p', 'https://example.com')).rejects.toThrow(/not there any more/);
});

test('rules that were there before keep their id, and with it what they have said', async () => {
  const stored = { title: 'AI cost anomaly (team)', uid: 'kept', isPaused: false, labels: { category: 'anomaly' } };
  Object.assign(answers, {
    [`GET ${GROUP}`]: { rules: [stored] },
    'POST /api/folders': FOLDER_IS_THERE,
    [`PUT ${GROUP}`]: {},
  });
  await changeSubscription('team', WANTED, false);
  const { rules } = sent('PUT', GROUP)?.data as { rules: AlertRule[] };
  expect(rules.map(({ title, uid }) => [title, uid])).toEqual([
    ['AI cost anomaly (team)', 'kept'],
    ['AI requests rise without cost (team)', undefined],
  ]);
});

test('a mute channel is one whose rules are all paused', async () => {
  const rule = (isPaused: boolean) => ({
    title: 'AI cost anomaly (team)',
    uid: 'u',
    isPaused,
    labels: { category: 'anomaly' },
  });
  let stored = { rules: [rule(false)] };
  Object.assign(answers, {
    [`GET ${POINTS}`]: [
      { uid: 'p', name: 'AI cost: team', type: 'slack', settings: {} },
      { uid: 'q', name: 'somebody else', type: 'slack', settings: {} },
    ],
    [`GET ${GROUP}`]: () => stored,
    'POST /api/folders': FOLDER_IS_THERE,
    [`PUT ${GROUP}`]: ({ data }: Request) => (stored = data as typeof stored),
  });
  await muteChannel('team', true);
  expect(await channels()).toEqual([{ name: 'team', uid: 'p', type: 'slack', subscription: WANTED, isMuted: true }]);
  await muteChannel('team', false);
  expect(await channels()).toMatchObject([{ isMuted: false }]);
});

test('a channel is removed rules first; one without rules too', async () => {
  const nothing = '';
  Object.assign(answers, {
    [`GET ${GROUP}`]: { rules: [] },
    [`DELETE ${GROUP}`]: nothing,
    [`DELETE ${POINTS}/p`]: nothing,
  });
  const deleted = () => asked.filter(({ method }) => method === 'DELETE').map(({ url }) => url);
  await removeChannel({ name: 'team', uid: 'p' });
  expect(deleted()).toEqual([GROUP, `${POINTS}/p`]);
  answers[`GET ${GROUP}`] = refused(403, { message: 'a folder that is missing is forbidden' });
  await removeChannel({ name: 'team', uid: 'p' });
  expect(deleted()).toEqual([GROUP, `${POINTS}/p`, `${POINTS}/p`]);
});

test.each([
  [{ status: 'ok' }, null],
  [{ status: 'failed', error: 'invalid_token' }, 'invalid_token'],
])('a test message tells what the other side said: %j', async (config, said) => {
  const answer = { receivers: [{ grafana_managed_receiver_configs: [config] }] };
  answers[`POST ${TEST}`] = answer;
  expect(await testAddress(SLACK)).toBe(said);
  answers[`POST ${TEST}`] = refused(400, answer);
  expect(await testAddress(SLACK)).toBe(said);
});

test('a channel that somebody else removed meanwhile cannot be tried', async () => {
  answers[`GET ${POINTS}`] = [];
  expect(await testContactPoint('p')).toMatch(/not there any more/);
});

test.each([
  [403, 'Your role in Grafana does not allow this. Ask an Editor or an administrator.'],
  [500, 'Grafana’s alerting answered: status 500'],
])('a failure of status %d is a sentence', async (status, sentence) => {
  answers[`GET ${POINTS}`] = refused(status, {});
  await expect(channels()).rejects.toThrow(sentence);
});

test('a refusal is a sentence', async () => {
  await expect(testAddress(SLACK)).rejects.toThrow('Grafana’s alerting answered: not there');
});

const OF_TEAM = { alertname: 'reached (team)', channel: 'team', grafana_folder: 'AI cost alerts (app)' };

test('what fires through several channels is told once, the latest first', async () => {
  const alert = (summary: string, state: string, activeAt: string, rule: object = { alertname: 'reached' }) => ({
    ...{ state, activeAt, annotations: { summary } },
    labels: { category: 'budget', severity: 'warning', budget: summary, ...rule },
  });
  answers['GET /api/prometheus/grafana/api/v1/rules'] = {
    data: {
      groups: [
        { rules: [{ alerts: [alert('a', 'Alerting', '2026-11-01'), alert('b', 'Normal', '2026-11-02')] }] },
        {
          rules: [
            { alerts: [alert('a', 'Alerting', '2026-11-01', OF_TEAM), alert('c', 'Alerting', '2026-11-03')] },
            {},
          ],
        },
      ],
    },
  };
  expect((await firingAlerts()).map(({ summary }) => summary)).toEqual(['c', 'a']);
});
