import { expect, test } from '@jest/globals';
import { testDatabase } from '../../../test/database.js';

/** Two weeks of alerts made by hand: when each began and was received, and how the messages about it went. */
const ALERTS = `
insert into aicost.notification_person (subject, person_name, unsubscribe_key)
select 'user:' || n, 'p', decode(repeat('00', 32), 'hex') from generate_series(1, 3) as n;
insert into aicost.alert (org_id, group_key, fingerprint, started_at, firing_received_at, alert_name, category, is_ours, kind, severity, budget, account,
  threshold, period, labels, annotations, occasion)
select 1, '', t.name, t.at::timestamptz, t.at::timestamptz, t.name, t.category, t.is_ours, '', '', '', '', '', '', '{}', '{}', t.name
from (values ('a', '2026-11-16T00:00:00Z', 'budget', true), ('b', '2026-11-22T23:59:59Z', 'budget', true), ('c', '2026-11-22T12:00:00Z', 'anomaly', true),
             ('d', '2026-11-23T00:00:00Z', 'system', true), ('e', '2026-11-20T00:00:00Z', 'system', false)) as t (name, at, category, is_ours);
insert into aicost.mail (person_id, category, message_id, content, state, sent_at)
select t.person, 'budget', t.id, '{}', t.state, t.sent::timestamptz
from (values (1, 'a1', 'sent', '2026-11-16T00:01:00Z'), (2, 'a2', 'sent', '2026-11-16T00:03:00Z'), (3, 'a3', 'failed', null), (1, 'b1', 'pending', null),
             (1, 'c1', 'suppressed', null)) as t (person, id, state, sent);
insert into aicost.notification (person_id, channel, occasion, alert_id, category, state, mail_id)
select t.person, 'email', t.alert, a.alert_id, a.category, t.state, m.mail_id
from (values (1, 'a', 'mailed', 'a1'), (2, 'a', 'mailed', 'a2'), (3, 'a', 'mailed', 'a3'), (1, 'b', 'mailed', 'b1'), (2, 'b', 'waiting', null),
             (3, 'b', 'suppressed', null), (1, 'c', 'mailed', 'c1')) as t (person, alert, state, mail)
join aicost.alert as a on a.occasion = t.alert left join aicost.mail as m on m.message_id = t.mail`;

test('what the view says of two weeks is what happened', async () => {
  await using database = await testDatabase();
  await database.pool.query(ALERTS);
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select week::text, category, alerts, messages, sent, failed, suppressed, waiting, round(success_ratio::numeric, 3)::float8 as success,
            round(suppressed_share::numeric, 3)::float8 as muted, median_delivery_seconds as median, p95_delivery_seconds as p95
     from report.notification_kpi order by week, category`,
  );
  const none = { sent: 0, failed: 0, success: null, median: null, p95: null };
  const times = { success: 0.667, median: 120, p95: 174 };
  const [first, second] = [
    { week: '2026-11-16' },
    { week: '2026-11-23', ...none, messages: 0, suppressed: 0, waiting: 0, muted: null },
  ];
  expect(rows).toEqual([
    {
      ...first,
      category: 'all',
      alerts: 3,
      messages: 7,
      sent: 2,
      failed: 1,
      suppressed: 2,
      waiting: 2,
      ...times,
      muted: 0.286,
    },
    { ...first, category: 'anomaly', alerts: 1, messages: 1, ...none, suppressed: 1, waiting: 0, muted: 1 },
    {
      ...first,
      category: 'budget',
      alerts: 2,
      messages: 6,
      sent: 2,
      failed: 1,
      suppressed: 1,
      waiting: 2,
      ...times,
      muted: 0.167,
    },
    { ...second, category: 'all', alerts: 1 },
    { ...second, category: 'system', alerts: 1 },
  ]);
});
