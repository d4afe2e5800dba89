-- Every night the whole ledger is added up in four ways. What was compared and what did not agree is kept, and speaks as an alert.

create table aicost.ledger_check (
  check_id   bigint generated always as identity primary key,
  checked_at timestamptz not null,
  days       int not null,
  faults     int not null
);
comment on table aicost.ledger_check is 'Append-only: each time the whole ledger was added up by itself';
comment on column aicost.ledger_check.days is 'Stored days of all kinds of figures that were compared';
comment on column aicost.ledger_check.faults is 'Those of them that did not agree; the first 1,000 of a check stand in aicost.ledger_fault';
create index ledger_check_by_time on aicost.ledger_check (checked_at);

create table aicost.ledger_fault (
  check_id             bigint not null references aicost.ledger_check,
  account_id           int not null references aicost.account,
  stream               text not null,
  charge_date          date not null,
  charges              numeric not null,
  window_total         numeric not null,
  first_plus_revisions numeric not null,
  rollup               numeric not null,
  primary key (check_id, account_id, stream, charge_date)
);
comment on table aicost.ledger_fault is 'Append-only: days whose stored charges, total, history and sums were not the same figure. Checksums over all currencies, not figures to show';

alter view report.alert_condition rename to account_condition;
alter view report.account_condition set schema aicost;

create view report.alert_condition as
select kind, account, service, currency, severity, breached, value from aicost.account_condition
union all
select 'ledger', a.account_name, a.service_id, '', 'critical', (f.days > 0)::int, f.days
from aicost.account as a
cross join lateral (
  select count(*) as days from aicost.ledger_fault as d
  where d.account_id = a.account_id and d.check_id = (select max(c.check_id) from aicost.ledger_check as c)) as f
-- The history of an account stays in every sum after it is deleted.
where a.deleted_at is null or f.days > 0;
comment on view report.alert_condition is 'One row an account and kind of trouble with its figures; of kind restated only accounts of which an amount that was final has changed within 24 hours';
comment on column report.alert_condition.value is 'stale: hours since the last complete read; sync failing, access refused: failed reads in a row; unpriced: charges of 31 days; restated: money moved; format changed: fields; requests without cost: by how much requests of the last whole day exceed those of the days before; ledger: days whose sums did not agree at the last check';

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant select, insert on aicost.ledger_check, aicost.ledger_fault to aicost_writer;
    grant select on aicost.account_condition to aicost_writer;
    grant select on all tables in schema report to aicost_writer;
  end if;
  if exists (select 1 from pg_roles where rolname = 'aicost_reader') then
    grant select on all tables in schema report to aicost_reader;
    revoke all on aicost.account_condition from aicost_reader;
  end if;
end $$;
