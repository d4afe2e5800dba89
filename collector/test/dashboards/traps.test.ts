import { describe, expect, test } from '@jest/globals';
import { day } from '../../src/domain/day.js';
import { demoAccounts } from '../fakeProvider/demoWorld.js';
import { readText } from '../structure/files.js';
import { dashboardFaults, type Known } from './dashboardFaults.js';
import { dashboardFiles, drawnPanels, type Dashboard, type Panel } from './dashboardFiles.js';

interface Include {
  readonly type: string;
  readonly path: string;
}

const app = JSON.parse(readText('plugin/src/plugin.json').text) as { id: string; includes: Include[] };
const UIDS = ['aicost-budgets', 'aicost-health', 'aicost-models', 'aicost-overview'];

const known: Known = {
  uids: UIDS,
  pages: app.includes.filter(({ type }) => type === 'page').map(({ path }) => path.replace('%PLUGIN_ID%', app.id)),
  names: [...demoAccounts(day('2026-11-23')).map(({ name }) => name), 'OpenAI', 'Anthropic', 'OpenRouter', 'copilot'],
};
const files = dashboardFiles();

test('there are four, under the uids that links name', () => {
  expect(files.map(({ dashboard }) => dashboard.uid).sort()).toEqual(UIDS);
});

test.each(files.map(({ path, dashboard }) => [path, dashboard] as const))(
  '%s steps into no trap',
  (_path, dashboard) => {
    expect(dashboardFaults(dashboard, known)).toEqual([]);
  },
);

test.each(files.map(({ path, text }) => [path, text] as const))(
  '%s is kept by hand: its keys are sorted',
  (_path, text) => {
    expect(sorted(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)));
  },
);

test('each of our panels is on some dashboard', () => {
  const used = new Set(files.flatMap(({ dashboard }) => drawnPanels(dashboard)).map(({ type }) => type));
  expect([...used].filter((type) => type.startsWith('aicost-')).sort()).toEqual([
    'aicost-budget-panel',
    'aicost-ledger-panel',
    'aicost-timeline-panel',
  ]);
});

test('manual entries and anomalies are annotations on each of them', () => {
  for (const { dashboard } of files)
    expect(dashboard.annotations.list.map(({ name }) => name)).toEqual(['Manual entries', 'Anomalies']);
});

test('what needs Prometheus stands in closed rows, so that everything else works without one', () => {
  const open = files.flatMap(({ dashboard }) => dashboard.panels.filter(({ type }) => type !== 'row'));
  expect(open.filter(({ datasource }) => datasource?.uid === 'aicost-prometheus')).toEqual([]);
});

describe('a trap is caught:', () => {
  const [{ dashboard: sound }] = files as [(typeof files)[number]];
  const [first, ...others] = sound.panels as [Panel, ...Panel[]];
  const withPanel = (change: object): Dashboard => ({ ...sound, panels: [{ ...first, ...change }, ...others] });
  const withSql = (rawSql: string) => withPanel({ targets: [{ refId: 'A', rawSql }] });

  test.each<[string, Dashboard]>([
    ['inputs of an export', { ...sound, __inputs: [] } as Dashboard],
    ['another uid', { ...sound, uid: 'x' }],
    ['the zone of the browser', { ...sound, timezone: 'browser' }],
    ['an id twice', withPanel({ id: others[0]?.id })],
    ['no description', withPanel({ description: '' })],
    ['another data source', withPanel({ datasource: { type: 'x', uid: 'P123' } })],
    [
      'a query with its own data source',
      withPanel({ targets: [{ refId: 'A', datasource: { type: 'x', uid: 'P123' } }] }),
    ],
    ['panels over each other', withPanel({ gridPos: others[0]?.gridPos })],
    ['a panel beyond the edge', withPanel({ gridPos: { x: 20, y: 100, w: 8, h: 1 } })],
    ['an unknown variable', withPanel({ title: '$model' })],
    [
      'both ends inside',
      withSql('select day from report.budget_status where day between $__timeFrom() and $__timeTo()'),
    ],
    ['the macro with both ends inside', withSql('select $__timeFilter(day)')],
    ['a variable without quotes', withSql("select '$currency'")],
    ['a rate', withSql('select sum(billed_cost) * 1.08')],
    ['the time of the server', withSql("select now() - interval '1 day'")],
    [
      'charges of every source',
      withSql('select $__timeFrom() < $__timeTo(), ${currency:sqlstring} from report.daily_cost'),
    ],
    ['an account of the demo', withPanel({ title: 'openai-production' })],
    ['a link to nowhere', withPanel({ links: [{ url: '/d/gone' }] })],
  ])('%s', (_what, dashboard) => {
    expect(dashboardFaults(dashboard, known)).toHaveLength(1);
  });
});

/** JSON with the keys of all objects in order. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
