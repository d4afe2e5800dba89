-- owner: runs migrations. aicost_writer: what the collector works as. aicost_reader: views only, for Grafana.
-- Roles belong to the whole server, so they may exist already, or may not be ours to create.
do $$
declare role_name text;
begin
  foreach role_name in array array['aicost_writer', 'aicost_reader'] loop
    if not exists (select 1 from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I nologin', role_name);
      exception
        when insufficient_privilege then raise warning 'role % is missing and may not be created by %', role_name, current_user;
        when duplicate_object or unique_violation then null; -- another collector was faster
      end;
    end if;
  end loop;

  if exists (select 1 from pg_roles where rolname = 'aicost_writer') then
    grant usage on schema aicost, report to aicost_writer;
    grant select, insert, update, delete on aicost.charge, aicost.charge_window, aicost.charge_rollup to aicost_writer;
    grant select, insert, update on aicost.account, aicost.sync_run, aicost.display_name, aicost.schema_drift to aicost_writer;
    grant select, insert on aicost.charge_series, aicost.charge_revision, aicost.charge_reject, aicost.verification to aicost_writer;
    grant select on aicost.storage, aicost.migration to aicost_writer;
    grant select on all tables in schema report to aicost_writer;
    begin
      execute format('grant aicost_writer to %I', current_user);
    exception when others then raise warning 'cannot work as aicost_writer: %', sqlerrm;
    end;
  end if;

  if exists (select 1 from pg_roles where rolname = 'aicost_reader') then
    grant usage on schema report to aicost_reader;
    grant select on all tables in schema report to aicost_reader;
  end if;
end $$;
