-- Summaries of costs that people ask for, and how well messages arrive.

create table aicost.digest_choice (
  person_id  int not null references aicost.notification_person,
  channel    text not null check (channel in ('email')),
  period     text not null check (period in ('weekly', 'monthly')),
  is_wanted  boolean not null,
  changed_by text not null check (changed_by in ('person', 'link')),
  changed_at timestamptz not null default aicost.now(),
  primary key (person_id, channel, period)
);
comment on table aicost.digest_choice is 'Who wants summaries; who has no row wants none';
comment on column aicost.digest_choice.changed_by is 'link: whoever held one of the person''s mails unsubscribed';

alter table aicost.mail drop constraint mail_category_check;
alter table aicost.mail add constraint mail_category_check check (category in ('budget', 'anomaly', 'system', 'digest', 'test'));

create table aicost.digest (
  person_id  int not null references aicost.notification_person,
  channel    text not null check (channel in ('email')),
  period     text not null check (period in ('weekly', 'monthly')),
  first_day  date not null,
  mail_id    bigint not null unique references aicost.mail,
  created_at timestamptz not null default aicost.now(),
  primary key (person_id, channel, period, first_day)
);
comment on table aicost.digest is 'The mail that summed up a period for a person; its key is why nobody gets it twice';
comment on column aicost.digest.first_day is 'The first day of the period that is told of';

create table aicost.digest_post (
  period          text not null check (period in ('weekly', 'monthly')),
  first_day       date not null,
  body            text not null,
  state           text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed')),
  attempts        int not null default 0,
  next_attempt_at timestamptz not null default aicost.now(),
  claimed_at      timestamptz,
  reason          text not null default '',
  created_at      timestamptz not null default aicost.now(),
  primary key (period, first_day)
);
comment on table aicost.digest_post is 'The summary of a period for the webhook; its row is claimed before it is posted, and the body never changes';

create view report.notification_kpi as
select t.week, coalesce(t.category, 'all') as category, count(distinct t.alert_id)::int as alerts, count(t.person_id)::int as messages,
       coalesce(sum(t.sent), 0)::int as sent, coalesce(sum(t.failed), 0)::int as failed, coalesce(sum(t.suppressed), 0)::int as suppressed,
       (count(t.person_id) - coalesce(sum(t.sent + t.failed + t.suppressed), 0))::int as waiting,
       sum(t.sent)::float8 / nullif(sum(t.sent + t.failed), 0) as success_ratio,
       sum(t.suppressed)::float8 / nullif(count(t.person_id), 0) as suppressed_share,
       percentile_cont(0.5) within group (order by t.seconds) as median_delivery_seconds,
       percentile_cont(0.95) within group (order by t.seconds) as p95_delivery_seconds
from (
  select date_trunc('week', coalesce(a.firing_received_at, a.resolved_received_at) at time zone 'UTC')::date as week, a.category, a.alert_id, n.person_id,
         (n.state = 'mailed' and m.state = 'sent')::int as sent, (n.state = 'mailed' and m.state = 'failed')::int as failed,
         (n.state = 'suppressed' or m.state is not distinct from 'suppressed')::int as suppressed,
         extract(epoch from m.sent_at - a.started_at)::float8 as seconds
  from aicost.alert as a
  left join aicost.notification as n on n.alert_id = a.alert_id
  left join aicost.mail as m on m.mail_id = n.mail_id
  where a.is_ours) as t
group by grouping sets ((t.week, t.category), (t.week));
comment on view report.notification_kpi is 'Alerts of ours by the week (from Monday, UTC) in which they came, by category and for all; a message is an alert and a person who hears of it';
comment on column report.notification_kpi.suppressed is 'Not sent, because the person has opted out of it';
comment on column report.notification_kpi.success_ratio is 'sent / (sent + failed); null: nothing has ended yet';
comment on column report.notification_kpi.median_delivery_seconds is 'From the start of the alert until the mail service took the mail';

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant select, insert, update on aicost.digest_choice, aicost.digest_post to aicost_writer;
    grant select, insert on aicost.digest to aicost_writer;
    grant select on aicost.account_freshness to aicost_writer;
    grant select on all tables in schema report to aicost_writer;
  end if;
  if exists (select 1 from pg_roles where rolname = 'aicost_reader') then
    grant select on all tables in schema report to aicost_reader;
  end if;
end $$;
