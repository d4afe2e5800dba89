import pg from 'pg';
import type { Source } from '../domain/charge.js';
import type { Day } from '../domain/day.js';

/** Which charges a question is about. Both days are inside; null: all. */
export interface ChargeFilter {
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly serviceId: string | null;
  readonly accountId: number | null;
  readonly source: Source | null;
  readonly model: string | null;
  /** The sub-account, as its service names it; '' of charges that say none. */
  readonly project: string | null;
}

/**
 * Conditions as SQL with the values written into it, because COPY and temporary tables take no parameters; texts are
 * escaped by the driver. Columns are those of the named aliases.
 */
export function daysCondition(
  { firstDay, lastDay }: Pick<ChargeFilter, 'firstDay' | 'lastDay'>,
  alias: string,
): string {
  return `${alias}.charge_date between ${pg.escapeLiteral(firstDay)}::date and ${pg.escapeLiteral(lastDay)}::date`;
}

/** On `aicost.account as a`. */
export function accountCondition({ serviceId, accountId }: ChargeFilter): string {
  return all([
    serviceId === null ? '' : `a.service_id = ${pg.escapeLiteral(serviceId)}`,
    accountId === null ? '' : `a.account_id = ${Number(accountId)}`,
  ]);
}

/** On `aicost.charge_series as s` and `aicost.account as a`. */
export function seriesCondition(filter: ChargeFilter): string {
  return all([
    accountCondition(filter),
    filter.source === null ? '' : `s.source = ${pg.escapeLiteral(filter.source)}`,
    filter.model === null ? '' : `s.model = ${pg.escapeLiteral(filter.model)}`,
    filter.project === null ? '' : `s.sub_account_id = ${pg.escapeLiteral(filter.project)}`,
  ]);
}

/** The daily sums know one dimension at a time: not the models of a project. */
export function isInRollup({ model, project }: ChargeFilter): boolean {
  return model === null || project === null;
}

/**
 * On `aicost.charge_rollup as r` and `aicost.account as a`: the rollup by project or model when one is asked for, else
 * the total. A model of a project (see `isInRollup`) is read as all of the project.
 */
export function rollupCondition(filter: ChargeFilter): string {
  return all([
    daysCondition(filter, 'r'),
    accountCondition(filter),
    rollupDimension(filter),
    filter.source === null ? '' : `r.source = ${pg.escapeLiteral(filter.source)}`,
  ]);
}

function rollupDimension({ model, project }: ChargeFilter): string {
  if (project !== null) return `r.dimension = 'sub_account' and r.value = ${pg.escapeLiteral(project)}`;
  return model === null ? `r.dimension = 'total'` : `r.dimension = 'model' and r.value = ${pg.escapeLiteral(model)}`;
}

function all(conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== '').join(' and ') || 'true';
}
