import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { alertRules, ruleGroups, sqlOf } from '../alerting/alertRules.js';
import { readText } from './files.js';

interface ContactPoint {
  readonly name: string;
  readonly receivers: readonly {
    readonly uid: string;
    readonly type: string;
    readonly disableResolveMessage: boolean;
    readonly settings: Readonly<Record<string, unknown>>;
  }[];
}

const FOLDER = 'provisioning/alerting';
const { contactPoints } = parse(readText(`${FOLDER}/contact-points.yaml`).text) as { contactPoints: ContactPoint[] };
const receivers = contactPoints.flatMap((point) => [...point.receivers]);
const rules = alertRules();

/** Grafana does not start with a rule it cannot read. */
describe('the files cannot keep Grafana from starting', () => {
  test('ids are short, plain and given once', () => {
    const uids = [...rules, ...receivers].map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    for (const uid of uids) expect(uid).toMatch(/^aicost-[a-z-]{1,33}$/);
  });

  test('every rule sends to a contact point of these files', () => {
    const names = contactPoints.map(({ name }) => name);
    for (const { notification_settings: settings } of rules) expect(names).toContain(settings.receiver);
  });

  test('the policy tree of the organisation is left alone', () => {
    for (const file of ['contact-points', 'templates', 'rules'])
      expect(parse(readText(`${FOLDER}/${file}.yaml`).text, { merge: true })).not.toHaveProperty('policies');
  });

  test('intervals are multiples of ten seconds, and of the interval of the group', () => {
    expect(ruleGroups().map(({ interval }) => interval)).toEqual(['1m', '5m', '5m']);
  });

  test('a dollar is doubled where Grafana would take it for a variable, and only there', () => {
    for (const { labels } of rules) for (const label of Object.values(labels)) expect(label).not.toContain('$');
    for (const { annotations } of rules)
      for (const text of Object.values(annotations)) expect(text).not.toContain('$$');
  });
});

describe('a rule', () => {
  test.each(rules.map((rule) => [rule.uid, rule] as const))(
    '%s asks the views and is told apart by text',
    (_, rule) => {
      const queries = rule.data.filter(({ datasourceUid }) => datasourceUid === 'aicost-postgres');
      expect(queries.length + 1).toBe(rule.data.length);
      for (const { refId, model } of queries) {
        expect([model.refId, model.format, model.rawQuery]).toEqual([refId, 'table', true]);
        const sql = sqlOf(rule, refId);
        expect(sql.match(/::float8/g)).toHaveLength(1);
        expect(sql).toMatch(/from report\.\w+/);
      }
      expect(rule.data.find(({ refId }) => refId === rule.condition)?.datasourceUid).toBe('__expr__');
    },
  );

  test.each(rules.map((rule) => [rule.uid, rule] as const))('%s is silent when there is nothing to say', (_, rule) => {
    expect([rule.noDataState, rule.execErrState]).toEqual(['OK', 'KeepLast']);
    expect(rule.missing_series_evals_to_resolve).toBe(1);
  });

  test.each(rules.map((rule) => [rule.uid, rule] as const))('%s sends at most one message an hour', (_, rule) => {
    const { group_by: groupBy, group_interval: interval, repeat_interval: repeat } = rule.notification_settings;
    expect(groupBy.slice(0, 2)).toEqual(['alertname', 'grafana_folder']);
    // Every label of a group is one that the query gives, or two alerts would share a message.
    for (const label of groupBy.slice(2)) expect(sqlOf(rule, 'A')).toMatch(new RegExp(`\\b${label}\\b`));
    // Grafana forgets after five days what it has sent; a longer pause would not be kept.
    expect([interval, repeat]).toEqual(['1h', '120h']);
  });

  test.each(rules.map((rule) => [rule.uid, rule] as const))('%s says what happened, and where to go', (_, rule) => {
    expect(rule.annotations.summary).not.toBe('');
    expect(rule.annotations.description).not.toBe('');
    expect(rule.annotations.link).toMatch(/^\{\{ externalURL \}\}a\/aicost-tracker-app\/[a-z]+/);
    expect(['budget', 'anomaly', 'system']).toContain(rule.labels.category);
  });
});

test('people are not told when it is over; the history is', () => {
  const quiet = receivers.map(({ type, disableResolveMessage }) => [type, disableResolveMessage]);
  expect(quiet).toEqual([
    ['webhook', false],
    ['email', true],
    ['slack', true],
    ['discord', true],
    ['teams', true],
  ]);
});

test('the collector is sent signed messages with a time, so that none can be forged or sent again', () => {
  expect(receivers.find(({ type }) => type === 'webhook')?.settings.hmacConfig).toEqual({
    secret: '$AICOST_WEBHOOK_SECRET',
    header: 'X-Grafana-Alerting-Signature',
    timestampHeader: 'X-Grafana-Alerting-Timestamp',
  });
});
