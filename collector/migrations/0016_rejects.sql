-- A row of a provider that cannot be understood is there again at each read of its day: it is kept once, and counted.

alter table aicost.charge_reject add column seen int not null default 1, add column last_seen_at timestamptz;

with every_sight as (delete from aicost.charge_reject returning *)
insert into aicost.charge_reject (account_id, stream, charge_date, run_id, reason, raw, recorded_at, seen, last_seen_at)
select account_id, stream, charge_date, max(run_id), reason, raw, min(recorded_at), count(*), max(recorded_at)
from every_sight group by account_id, stream, charge_date, reason, raw;

alter table aicost.charge_reject alter column last_seen_at set not null;
-- By a hash, because a row may be longer than an index entry.
create unique index charge_reject_once on aicost.charge_reject (account_id, stream, charge_date, reason, hashtextextended(raw, 0)) nulls not distinct;
comment on table aicost.charge_reject is 'Rows of a provider that could not be understood, each once, with at most 4 kB of what they said; never removed';
comment on column aicost.charge_reject.run_id is 'The run that saw it last';
comment on column aicost.charge_reject.recorded_at is 'When it was first seen';

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant update (run_id, seen, last_seen_at) on aicost.charge_reject to aicost_writer;
  end if;
end $$;
