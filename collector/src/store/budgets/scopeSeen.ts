import type { Db } from '../db.js';

/** A model, a project by its id, or a tag, of one account or of all. */
export interface ScopePart {
  readonly accountId: number | null;
  readonly model: string | null;
  readonly project: string | null;
  readonly tag: { readonly key: string; readonly value: string } | null;
}

const SEEN = `
select exists (select from aicost.charge_series as s where ($1::int is null or s.account_id = $1) and s.model = $2) as model,
       exists (select from aicost.charge_series as s where ($1::int is null or s.account_id = $1) and s.sub_account_id = $3) as project,
       exists (select from aicost.charge_series as s where ($1::int is null or s.account_id = $1) and s.tags @> jsonb_build_object($4::text, $5::text)) as tag`;

/** Which parts of a scope ever stood on a charge. Parts that are null are not asked for. */
export async function scopeSeen(
  db: Db,
  { accountId, model, project, tag }: ScopePart,
): Promise<Readonly<Record<'model' | 'project' | 'tag', boolean>>> {
  const values = [accountId, model, project, tag?.key ?? '', tag?.value ?? ''];
  const { rows } = await db.query<Record<'model' | 'project' | 'tag', boolean>>(SEEN, values);
  const seen = rows[0];
  return {
    model: model === null || seen?.model === true,
    project: project === null || seen?.project === true,
    tag: tag === null || seen?.tag === true,
  };
}

const IDS = `
select distinct d.id from aicost.display_name as d
where d.kind = 'sub_account' and ($1::int is null or d.account_id = $1) and d.name = $2
  and not exists (select from aicost.charge_series as s where s.sub_account_id = $2 and ($1::int is null or s.account_id = $1))`;

/** The ids of the projects that people know by this name; none where it is an id itself. */
export async function projectIds(db: Db, accountId: number | null, name: string): Promise<string[]> {
  return (await db.query<{ id: string }>(IDS, [accountId, name])).rows.map(({ id }) => id);
}
