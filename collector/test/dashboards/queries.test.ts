import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QueryResult } from 'pg';
import { sumDecimals, type Decimal } from '../../src/domain/decimal.js';
import { addDays, type Day } from '../../src/domain/day.js';
import { costReport, type ReportDimension } from '../../src/store/costReport.js';
import type { Pool } from '../../src/store/db.js';
import { testDatabase } from '../database.js';
import type { Simulation } from '../money/simulation.js';
import { dashboardFiles, drawnPanels, type Dashboard, type Panel, type Target } from './dashboardFiles.js';
import { demoLedger, TODAY } from './demoLedger.js';
import { expanded, type Choice } from './grafanaQuery.js';

const DATES = new Set([1082, 1114, 1184]);
const FIRST: Day = addDays(TODAY, -29);
/** The last thirty days and, for forecasts, the next thirty. */
const CHOICE: Choice = {
  from: `${FIRST}T00:00:00Z`,
  to: `${addDays(TODAY, 30)}T00:00:00Z`,
  chosen: { currency: ['USD'] },
};
/** Columns that a panel of ours asks of its queries, one list a query. */
const WANTED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'aicost-timeline-panel': [
    ['day', 'source', 'finality', 'billing_currency', 'billed_cost', 'unpriced_charges'],
    ['day', 'expected', 'lower80', 'upper80', 'lower95', 'upper95', 'billing_currency', 'method', 'made_at'],
  ],
  'aicost-budget-panel': [
    ['budget', 'limit_amount', 'spent', 'used_ratio', 'level'],
    ['budget', 'severity', 'reached_at'],
  ],
  'aicost-ledger-panel': [['day', 'source', 'finality', 'billing_currency', 'billed_cost']],
};

const dashboards = dashboardFiles().map(({ dashboard }) => dashboard);
const queries = dashboards.flatMap((dashboard) =>
  drawnPanels(dashboard).flatMap((panel) =>
    (panel.targets ?? [])
      .filter(({ rawSql }) => rawSql !== undefined)
      .map((target, index) => ({ dashboard, panel, target, index })),
  ),
);
const named = queries.map(
  (query) => [`${query.dashboard.uid}: ${query.panel.title ?? ''} ${query.target.refId}`, query] as const,
);

let simulation: Simulation;
let pool: Pool;

beforeAll(async () => {
  ({ simulation, pool } = await demoLedger());
}, 240_000);

afterAll(async () => {
  await simulation[Symbol.asyncDispose]();
});

/** Asks as Grafana's login does: it reads the report views and nothing else. */
async function ask(
  dashboard: Dashboard,
  sql: string,
  choice: Choice = CHOICE,
): Promise<QueryResult<Record<string, string | null>>> {
  const client = await pool.connect();
  try {
    await client.query('set role aicost_reader');
    return await client.query(expanded(sql, dashboard.templating.list, choice));
  } finally {
    client.release(true);
  }
}

const askTarget = (dashboard: Dashboard, { rawSql = '' }: Target, choice?: Choice) => ask(dashboard, rawSql, choice);

test('there is a query in every panel but texts and metrics', () => {
  const asking = drawnPanels({ panels: dashboards.flatMap(({ panels }) => panels) } as unknown as Dashboard);
  const silent = asking.filter(({ targets = [] }) => !targets.some(({ rawSql }) => rawSql !== undefined));
  expect(silent.every(({ type, datasource }) => type === 'text' || datasource?.uid === 'aicost-prometheus')).toBe(true);
  expect(queries.length).toBeGreaterThan(30);
});

describe.each(named)('%s', (_name, { dashboard, panel, target, index }) => {
  test('returns rows, with the columns that the panel draws', async () => {
    const { rows, fields } = await askTarget(dashboard, target);
    expect(rows.length).toBeGreaterThan(0);
    const columns = fields.map(({ name }) => name);
    expect(new Set(columns).size).toBe(columns.length);
    expect(columns).toEqual(expect.arrayContaining([...(WANTED[panel.type]?.[index] ?? [])]));
    expect(columns).toEqual(expect.arrayContaining(drawnColumns(panel)));
    if (target.format === 'time_series') {
      expect(columns).toEqual(['time', 'metric', 'value']);
      const times = rows.map(({ time }) => Date.parse(String(time)));
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
    // Grafana takes a date for a time, whatever its column is called.
    const times = fields.filter(({ name }) => /^(?:time|day)$/.test(name));
    expect(times.every(({ dataTypeID }) => DATES.has(dataTypeID))).toBe(true);
  });

  test('says nothing false where nobody has costs', async () => {
    const choice = { ...CHOICE, chosen: { currency: ['XXX'], account: ['nobody'], service: ['nobody'] } };
    const { rows } = await askTarget(dashboard, target, choice);
    // Messages are about all accounts, whichever are chosen.
    if (target.rawSql?.includes('notification_kpi') === true) {
      return expect(rows).toEqual((await askTarget(dashboard, target)).rows);
    }
    const figures = rows.flatMap((row) => Object.values(row)).filter((value) => Number(value) !== 0 && value !== null);
    // Whether alarms were right is told of all accounts as well.
    expect(figures).toEqual(target.rawSql?.includes('anomaly_precision') === true ? ['all accounts'] : []);
  });
});

/** Columns that a table gives a look to, or a chart takes for its names. */
function drawnColumns({ type, fieldConfig, options }: Panel): string[] {
  const looks = type === 'table' ? (fieldConfig?.overrides ?? []).map(({ matcher }) => matcher.options) : [];
  return [...looks, ...(typeof options?.['xField'] === 'string' ? [options['xField']] : [])];
}

test('a ledger without a single charge is no fault', async () => {
  await using empty = await testDatabase();
  for (const { dashboard, target } of queries) {
    const sql = expanded(target.rawSql ?? '', dashboard.templating.list, { ...CHOICE, chosen: { currency: [''] } });
    await expect(empty.pool.query(sql)).resolves.toBeDefined();
  }
});

describe('variables', () => {
  test.each(dashboards.map((dashboard) => [dashboard.uid, dashboard] as const))(
    'of %s find what there is',
    async (_uid, dashboard) => {
      const values: Record<string, (string | null | undefined)[]> = {};
      for (const { name, type, query } of dashboard.templating.list) {
        if (type !== 'query') continue;
        const { rows } = await ask(dashboard, query);
        values[name] = rows.map((row) => row['__value'] ?? Object.values(row)[0]);
      }
      expect(values).toEqual({
        // The currency of most charges comes first.
        currency: ['USD', 'EUR'],
        service: expect.arrayContaining(['anthropic', 'odd', 'openai', 'seats']),
        account: ['anthropic-claude-code', 'odd', 'openai-research', 'seats'],
      });
    },
  );
});

describe('annotations', () => {
  const annotations = dashboards.flatMap((dashboard) =>
    dashboard.annotations.list.map(
      (annotation) => [`${annotation.name} of ${dashboard.uid}`, dashboard, annotation] as const,
    ),
  );

  test.each(annotations)('%s have a time, an end, a text and tags', async (_name, dashboard, { name, target }) => {
    const { rows, fields } = await askTarget(dashboard, target);
    expect(fields.map(({ name: column }) => column)).toEqual(['time', 'timeend', 'text', 'tags']);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ tags }) => tags?.startsWith(name === 'Anomalies' ? 'anomaly' : 'manual'))).toBe(true);
  });
});

describe('the costs of a panel are those of aicost report', () => {
  const total = async (uid: string, title: string, column: string, choice: Choice): Promise<string> => {
    const found = queries.find(({ dashboard, panel }) => dashboard.uid === uid && panel.title === title);
    if (!found) throw new Error(`no panel ${title}`);
    const { rows } = await askTarget(found.dashboard, found.target, choice);
    return trimmed(sumDecimals(rows.map((row) => (row[column] ?? '0') as Decimal)));
  };
  const reported = async (by: ReportDimension, currency: string, first: Day, last: Day): Promise<string> => {
    const rows = (await costReport(pool, by, first, last)).filter((row) => row.currency === currency);
    return trimmed(sumDecimals(rows.map(({ billedCost }) => (billedCost ?? '0') as Decimal)));
  };
  const spent = (choice: Choice) => total('aicost-overview', 'Spent ($currency)', 'spent', choice);

  test.each<[string, string, string, ReportDimension]>([
    ['aicost-overview', 'Spent ($currency)', 'spent', 'day'],
    ['aicost-overview', 'Cost a day, by account', 'billed_cost', 'account'],
    ['aicost-overview', 'Accounts ($currency)', 'Cost', 'account'],
    ['aicost-overview', 'Where the amounts come from ($currency)', 'cost', 'source'],
    ['aicost-models', 'Cost a day, by model', 'billed_cost', 'model'],
    ['aicost-models', 'Models ($currency)', 'Cost', 'model'],
    ['aicost-models', 'Projects ($currency)', 'cost', 'project'],
    ['aicost-models', 'Keys ($currency)', 'cost', 'credential'],
    ['aicost-budgets', 'Cost a day and the forecast', 'billed_cost', 'service'],
    ['aicost-health', 'How final the figures are ($currency)', 'value', 'day'],
  ])('%s: %s', async (uid, title, column, by) => {
    const cost = await reported(by, 'USD', FIRST, addDays(TODAY, 29));
    expect(Number(cost)).toBeGreaterThan(100);
    expect(await total(uid, title, column, CHOICE)).toBe(cost);
  });

  test('a day that begins when the range ends is not part of it', async () => {
    const [from, to] = [`${addDays(TODAY, -5)}T00:00:00Z`, `${addDays(TODAY, -4)}T00:00:00Z`];
    const oneDay = await reported('day', 'USD', addDays(TODAY, -5), addDays(TODAY, -5));
    expect(await spent({ ...CHOICE, from, to })).toBe(oneDay);
    const later = await reported('day', 'USD', addDays(TODAY, -5), addDays(TODAY, -4));
    expect(await spent({ ...CHOICE, from, to: to.replace('00:00Z', '00:01Z') })).toBe(later);
  });

  test('currencies are never added', async () => {
    expect(await spent({ ...CHOICE, chosen: { currency: ['EUR'] } })).toBe('1000000');
  });

  test('sources and accounts can be chosen, and a quote in a name is no end of it', async () => {
    const chosen = { currency: ['USD'] };
    expect(await spent({ ...CHOICE, chosen: { ...chosen, source: ['manual'] } })).toBe('210');
    expect(await spent({ ...CHOICE, chosen: { ...chosen, source: ['manual', 'api'], account: ['seats'] } })).toBe(
      '210',
    );
    expect(await spent({ ...CHOICE, chosen: { ...chosen, account: ["no'body"] } })).toBe('0');
  });
});

function trimmed(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
