import type { Pool } from 'pg';

/** Everything that any table of the ledger says, as one text: where no secret may be found. */
export async function everyText(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'aicost'`,
  );
  const texts = await Promise.all(
    rows.map(
      async ({ name }) =>
        (
          await pool.query<{ text: string }>(
            `select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} as t`,
          )
        ).rows[0]?.text,
    ),
  );
  return texts.join('\n');
}
