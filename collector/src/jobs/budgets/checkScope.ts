import { findService, services } from '../../connectors/catalogue.js';
import type { BudgetValues } from '../../domain/budget.js';
import { didYouMean } from '../../domain/closestName.js';
import { CollectorError } from '../../errors.js';
import { accounts, type AccountRow } from '../../store/accounts.js';
import { projectIds, scopeSeen } from '../../store/budgets/scopeSeen.js';
import type { Db } from '../../store/db.js';
import { budgetInvalid } from './readBudget.js';

/** A part of the scope that no charge has had so far; it may come, or be misspelt. */
export interface ScopeWarning {
  readonly code: 'MODEL_NEVER_SEEN' | 'PROJECT_NEVER_SEEN' | 'TAG_NEVER_SEEN';
  readonly message: string;
}

/** The budget with its project by id. Throws where the account or service is unknown, or the two do not go together. */
export async function withKnownScope(db: Db, values: BudgetValues): Promise<BudgetValues> {
  refuseUnknownService(values.serviceId);
  const account = values.accountId === null ? null : await accountOf(db, values.accountId);
  if (account && values.serviceId !== null && account.serviceId !== values.serviceId) {
    throw budgetInvalid(
      `account_id: the account "${account.accountName}" is of ${account.serviceId} and not of ${values.serviceId}; leave service_id out`,
    );
  }
  return { ...values, project: values.project === null ? null : await projectOf(db, values, values.project) };
}

function refuseUnknownService(serviceId: string | null): void {
  if (serviceId === null || findService(serviceId)) return;
  const known = services.map(({ id }) => id);
  throw budgetInvalid(
    `service_id: there is no service "${serviceId}"${didYouMean(serviceId, known)}; see GET /api/services`,
  );
}

async function accountOf(db: Db, accountId: number): Promise<AccountRow> {
  const account = (await accounts(db)).find((row) => row.accountId === accountId);
  if (account) return account;
  throw new CollectorError('ACCOUNT_NOT_FOUND', `there is no account ${accountId}; GET /api/accounts lists all`);
}

async function projectOf(db: Db, { accountId }: BudgetValues, project: string): Promise<string> {
  const ids = await projectIds(db, accountId, project);
  if (ids.length < 2) return ids[0] ?? project;
  throw budgetInvalid(`project: ${ids.length} projects are called "${project}"; give the id of one: ${ids.join(', ')}`);
}

/** What of the scope was never seen on a charge. */
export async function scopeWarnings(db: Db, values: BudgetValues): Promise<ScopeWarning[]> {
  const seen = await scopeSeen(db, values);
  const where = values.accountId === null ? '' : ' of this account';
  const warning = (code: ScopeWarning['code'], what: string): ScopeWarning => ({
    code,
    message: `no charge${where} has had the ${what} so far; the budget counts it once one has`,
  });
  return [
    ...(seen.model ? [] : [warning('MODEL_NEVER_SEEN', `model "${values.model}"`)]),
    ...(seen.project ? [] : [warning('PROJECT_NEVER_SEEN', `project "${values.project}"`)]),
    ...(seen.tag ? [] : [warning('TAG_NEVER_SEEN', `tag ${values.tag?.key}=${values.tag?.value}`)]),
  ];
}
