import type { CostScope } from '../../domain/costScope.js';
import type { Day } from '../../domain/day.js';

/** Where the rows of a scope are, and the parameters of the question: first day, last day, currency and more. */
export interface ScopeRows {
  readonly from: string;
  readonly values: readonly unknown[];
}

interface Days {
  readonly firstDay: Day;
  readonly today: Day;
}

type Parameter = (value: unknown) => string;

/** The amounts of a scope, as `r`: from the daily sums, or from the charges where only they know. */
export function chargesOfScope(scope: CostScope, days: Days): ScopeRows {
  // Two dimensions at once, or a tag: the daily sums know one dimension each.
  const isNarrow = scope.tag !== null || (scope.model !== null && scope.project !== null);
  const charges = (parameter: Parameter): string => `
from aicost.charge as r
join aicost.charge_series as s on s.account_id = r.account_id and s.series_id = r.series_id
join aicost.account as a on a.account_id = r.account_id
where r.billed_cost is not null and ${ofSeries(scope, parameter)}`;
  return asked(scope, days, isNarrow ? charges : (parameter) => rollups(scope, parameter));
}

/** The changes of amounts of a scope, as `r`. */
export function revisionsOfScope(scope: CostScope, days: Days): ScopeRows {
  return asked(
    scope,
    days,
    (parameter) => `
from aicost.charge_revision as r
join aicost.charge_series as s on s.account_id = r.account_id and s.series_id = r.series_id
join aicost.account as a on a.account_id = r.account_id
where s.measure = 'cost' and ${ofSeries(scope, parameter)}`,
  );
}

function asked(scope: CostScope, { firstDay, today }: Days, write: (parameter: Parameter) => string): ScopeRows {
  const values: unknown[] = [firstDay, today, scope.currency];
  return { from: write((value) => `$${values.push(value)}`), values };
}

function rollups(scope: CostScope, parameter: Parameter): string {
  const [dimension, value] =
    scope.model !== null
      ? ['model', scope.model]
      : scope.project !== null
        ? ['sub_account', scope.project]
        : ['total', ''];
  return `
from aicost.charge_rollup as r
join aicost.account as a on a.account_id = r.account_id
where r.dimension = '${dimension}' and r.value = ${parameter(value)} and r.billing_currency = $3 and r.billed_cost is not null
  and ${common(scope, 'r', parameter)}`;
}

function ofSeries({ model, project, tag, ...scope }: CostScope, parameter: Parameter): string {
  const conditions = [common(scope, 's', parameter), 's.billing_currency = $3'];
  if (model !== null) conditions.push(`s.model = ${parameter(model)}`);
  if (project !== null) conditions.push(`s.sub_account_id = ${parameter(project)}`);
  if (tag !== null)
    conditions.push(`s.tags @> jsonb_build_object(${parameter(tag.key)}::text, ${parameter(tag.value)}::text)`);
  return conditions.join(' and ');
}

function common(
  { serviceId, accountId, sources }: Pick<CostScope, 'serviceId' | 'accountId' | 'sources'>,
  sourceAlias: 'r' | 's',
  parameter: Parameter,
): string {
  const conditions = ['r.charge_date between $1::date and $2::date'];
  if (serviceId !== null) conditions.push(`a.service_id = ${parameter(serviceId)}`);
  if (accountId !== null) conditions.push(`r.account_id = ${parameter(accountId)}`);
  if (sources !== null) conditions.push(`${sourceAlias}.source = any(${parameter(sources)})`);
  return conditions.join(' and ');
}
