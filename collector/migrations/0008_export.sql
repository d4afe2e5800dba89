-- How texts are written into files that people open with a spreadsheet or pass on.

create function aicost.csv_text(value text) returns text language sql immutable parallel safe as
$$
  select case when guarded ~ '[",\r\n]' then '"' || replace(guarded, '"', '""') || '"' else guarded end
  from (select case when value ~ '^''*[=+\-@\t\r\n＝＋－＠]' then '''' || value else value end) as t (guarded)
$$;
comment on function aicost.csv_text is 'A text cell of a CSV file: quoted where it must be, and disarmed where a spreadsheet would take it for a formula. Never for numbers';

create function aicost.redacted(value text) returns text language sql immutable parallel safe as
$$
  select regexp_replace(
    regexp_replace(value, '[[:alnum:]._%+-]+@[[:alnum:].-]+\.[[:alpha:]]{2,}', '[e-mail]', 'g'),
    '(?<![[:alnum:]])((sk|pk|rk|gsk|key|apikey|xai|pplx|aict)[-_][[:alnum:]_-]{8,}|(AKIA|ASIA|AIza)[[:alnum:]_-]{8,})([[:alnum:]_-]{4})', '…\4', 'g')
$$;
comment on function aicost.redacted is 'A text without e-mail addresses, and with keys cut to their last four characters';

-- Name by name and value by value: inside JSON text the n of "\n" would count as the first letter of an address.
create function aicost.redacted_tags(tags text) returns text language sql immutable parallel safe as
$$
  select coalesce(jsonb_object_agg(aicost.redacted(t.key), aicost.redacted(t.value)), '{}')::text from jsonb_each_text(tags::jsonb) as t
$$;
comment on function aicost.redacted_tags is 'The JSON text of tags, redacted';

-- The latest revisions are asked for page by page.
drop index aicost.charge_revision_by_time;
create index charge_revision_by_time on aicost.charge_revision (recorded_at, account_id, charge_date, series_id);
