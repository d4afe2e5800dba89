-- Accounts that people manage in the app, and their credentials.

alter table aicost.account
  add column base_url            text,
  add column requests_per_minute int check (requests_per_minute > 0),
  add column created_by          text not null default '',
  add column deleted_at          timestamptz;
comment on column aicost.account.base_url is 'Only for accounts of origin api; the configuration names its own';
comment on column aicost.account.deleted_at is 'Nothing is read any more and the credentials are gone; the history stays';

create table aicost.account_secret (
  account_id   int not null references aicost.account,
  secret_name  text not null,
  key_id       text not null,
  ciphertext   bytea not null,
  last_four    text not null,
  updated_by   text not null,
  updated_at   timestamptz not null default now(),
  primary key (account_id, secret_name)
);
comment on table aicost.account_secret is 'AES-256-GCM under the key ring''s key, bound to this row; only the last four characters can be read';

-- Only reads of a provider say how fresh a provider's figures are.
create or replace view report.sync_health as
select a.account_id, a.account_name, a.service_provider_name, a.service_id, a.is_active,
       s.finished_at as last_success_at,
       extract(epoch from aicost.now() - s.finished_at)::bigint as last_success_age_seconds,
       r.run_id as last_run_id, r.outcome as last_outcome, r.started_at as last_run_at,
       r.error_code as last_error_code, r.error_message as last_error_message,
       w.windows_final, w.windows_settling, w.windows_provisional, w.windows_failed, w.oldest_failure_at,
       u.unpriced_charges
from aicost.account as a
left join lateral (select finished_at from aicost.sync_run where account_id = a.account_id and outcome = 'succeeded' and trigger in ('schedule', 'command', 'api') order by run_id desc limit 1) as s on true
left join lateral (select * from aicost.sync_run where account_id = a.account_id and outcome <> 'running' and trigger in ('schedule', 'command', 'api') order by run_id desc limit 1) as r on true
left join lateral (
  select count(*) filter (where finality = 'final') as windows_final, count(*) filter (where finality = 'settling') as windows_settling,
         count(*) filter (where finality = 'provisional') as windows_provisional, count(*) filter (where error_code is not null) as windows_failed,
         min(failed_at) filter (where error_code is not null) as oldest_failure_at
  from aicost.charge_window where account_id = a.account_id) as w on true
left join lateral (select coalesce(sum(unpriced_charges), 0) as unpriced_charges from aicost.charge_rollup where dimension = 'total' and account_id = a.account_id) as u on true
where a.deleted_at is null;

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant select, insert, update, delete on aicost.account_secret to aicost_writer;
  end if;
end $$;
