import { of, throwError } from 'rxjs';
import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { addChannel, changeSubscription, channels, muteChannel, removeChannel } from './channelDesk';
import type { AlertRule } from './channelRules';
import { testChannel } from './contactPoints';
import { firingAlerts } from './firing';

interface Request {
  readonly url: string;
  readonly method: string;
  readonly data?: unknown;
  readonly headers: Record<string, string>;
}

const SLACK = { name: 'team', type: 'slack', address: ' https://hooks.slack.com/services/T/B/x ' } as const;
const WANTED = { categories: ['anomaly'], budgets: [] } as const;

let asked: Request[];
let answers: Record<string, unknown>;
beforeEach(() => {
  asked = [];
  answers = {};
  const fetch = (request: Request) => {
    asked.push(request);
    const answer = answers[`${request.method} ${request.url}`];
    if (answer === undefined)
      return throwError(() => ({ status: 404, data: { message: 'not there' }, config: request }));
    return of({ data: typeof answer === 'function' ? answer(request) : answer });
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
});

const POINTS = '/api/v1/provisioning/contact-points';
const GROUP = '/api/v1/provisioning/folder/aicost-app-alerts/rule-groups/team';
const sent = (method: string, url: string) => asked.find((request) => request.method === method && request.url === url);

test('a channel is made contact point first, in a folder of the app, and stays editable in Grafana', async () => {
  Object.assign(answers, { [`POST ${POINTS}`]: {}, 'POST /api/folders': {}, [`PUT ${GROUP}`]: {} });
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

test('rules that were there before keep their id, and with it what they have said', async () => {
  const stored = { title: 'AI cost anomaly (team)', uid: 'kept', isPaused: false, labels: { category: 'anomaly' } };
  Object.assign(answers, {
    [`GET ${GROUP}`]: { rules: [stored] },
    'GET /api/folders/aicost-app-alerts': {},
    [`PUT ${GROUP}`]: {},
  });
  await changeSubscription('team', WANTED);
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
    'GET /api/folders/aicost-app-alerts': {},
    [`PUT ${GROUP}`]: ({ data }: Request) => (stored = data as typeof stored),
  });
  await muteChannel('team', true);
  expect(await channels()).toEqual([{ name: 'team', uid: 'p', type: 'slack', subscription: WANTED, isMuted: true }]);
  await muteChannel('team', false);
  expect(await channels()).toMatchObject([{ isMuted: false }]);
});

test('a channel is removed rules first; one without rules too', async () => {
  answers[`DELETE ${POINTS}/p`] = {};
  await removeChannel({ name: 'team', uid: 'p' });
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`DELETE ${GROUP}`, `DELETE ${POINTS}/p`]);
});

test.each([
  [{ status: 'ok' }, null],
  [{ status: 'failed', error: 'invalid_token' }, 'invalid_token'],
])('a test message tells what the other side said: %j', async (config, said) => {
  const url = '/api/alertmanager/grafana/config/api/v1/receivers/test';
  answers[`POST ${url}`] = { receivers: [{ grafana_managed_receiver_configs: [config] }] };
  expect(await testChannel(SLACK)).toBe(said);
});

test('a refusal is a sentence', async () => {
  await expect(testChannel(SLACK)).rejects.toThrow('Grafana’s alerting answered: not there');
});

test('what fires through several channels is told once, the latest first', async () => {
  const alert = (summary: string, state: string, activeAt: string) => ({
    ...{ state, activeAt, labels: { category: 'budget', severity: 'warning' }, annotations: { summary } },
  });
  answers['GET /api/prometheus/grafana/api/v1/rules'] = {
    data: {
      groups: [
        { rules: [{ alerts: [alert('a', 'Alerting', '2026-11-01'), alert('b', 'Normal', '2026-11-02')] }] },
        { rules: [{ alerts: [alert('a', 'Alerting', '2026-11-01'), alert('c', 'Alerting', '2026-11-03')] }, {}] },
      ],
    },
  };
  expect((await firingAlerts()).map(({ summary }) => summary)).toEqual(['c', 'a']);
});
