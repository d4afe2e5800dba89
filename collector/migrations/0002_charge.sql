-- The charges themselves: a plain table on Postgres, a hypertable where TimescaleDB is already preloaded.
-- CREATE EXTENSION without the preload would end the session, so the preload is tested first: by a setting that only the
-- preloaded library defines, because shared_preload_libraries may be read by superusers only. What was chosen is stamped,
-- so that an extension that appears later does not half-convert the ledger.

create table aicost.storage (
  kind      text not null check (kind in ('postgres', 'timescaledb')),
  chosen_at timestamptz not null default now()
);

create table aicost.charge (
  account_id          int not null,
  stream              text not null,
  charge_date         date not null,
  series_id           int not null,
  charge_period_start timestamptz not null,
  charge_period_end   timestamptz not null,
  billed_cost         numeric(24,12),
  list_cost           numeric(24,12),
  consumed_quantity   numeric(24,12),
  billed_cost_raw     text not null,
  revision            int not null,
  run_id              bigint not null,
  primary key (charge_date, account_id, stream, series_id, charge_period_start),
  check (charge_period_start < charge_period_end),
  check ((charge_period_start at time zone 'UTC')::date = charge_date)
);
comment on table aicost.charge is 'One charge: a series, a period, an amount. billed_cost null on a cost series means unpriced, never zero';
comment on column aicost.charge.billed_cost_raw is 'The amount as the provider wrote it, with its unit';

do $$
declare
  preloaded boolean := exists (select 1 from pg_settings where name = 'timescaledb.max_background_workers')
    and exists (select 1 from pg_available_extensions where name = 'timescaledb');
begin
  if preloaded then
    begin
      create extension if not exists timescaledb;
    exception when insufficient_privilege then
      preloaded := exists (select 1 from pg_extension where extname = 'timescaledb');
    end;
  end if;
  if preloaded then
    perform create_hypertable('aicost.charge', 'charge_date', chunk_time_interval => interval '1 month', create_default_indexes => false);
  end if;
  insert into aicost.storage (kind) values (case when preloaded then 'timescaledb' else 'postgres' end);
end $$;
