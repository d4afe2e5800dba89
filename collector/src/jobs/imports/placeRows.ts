import { services } from '../../connectors/catalogue.js';
import { CollectorError } from '../../errors.js';
import type { FaultLog } from '../../importing/faultLog.js';
import { shown } from '../../importing/faultLog.js';
import type { ImportRow } from '../../importing/reading.js';
import { accounts } from '../../store/accounts.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import type { Db } from '../../store/db.js';
import { createAccount } from '../../store/managedAccounts.js';
import { readAccountName, refuseTakenName } from '../accounts/accountDesk.js';

/** The account that rows are booked on. */
export interface Target {
  readonly accountId: number;
  readonly accountName: string;
  readonly serviceId: string;
  readonly serviceProviderName: string;
}

export interface PlacedRows {
  readonly target: Target;
  readonly rows: ImportRow[];
}

export interface PlaceOptions {
  readonly actor: Actor;
  readonly createAccounts: boolean;
  /** Whether the file itself says who provides the service, and not our guess from the names of models. */
  readonly namesServices: boolean;
}

/**
 * Finds the account of every row by its name, in ascending order of id; unknown ones are made when that is wanted. Rows
 * that have no account here, or belong to another service than their account, are noted in `faults` and left out.
 */
export async function placeRows(
  db: Db,
  rows: readonly ImportRow[],
  options: PlaceOptions,
  faults: FaultLog,
): Promise<{ placed: PlacedRows[]; created: string[] }> {
  const known = new Map((await accounts(db)).map((account) => [account.accountName.normalize('NFC'), account]));
  const placed: PlacedRows[] = [];
  const created: string[] = [];
  for (const [name, ofAccount] of byAccount(rows)) {
    const found = known.get(name);
    const target = found ?? (options.createAccounts ? await create(db, name, ofAccount, options) : unknown(name));
    if (typeof target === 'string') {
      for (const { line } of ofAccount) faults.add(line, 'Account', target);
      continue;
    }
    if (!found) created.push(name);
    const fitting = options.namesServices ? ofAccount.filter((row) => isOfService(row, target, faults)) : ofAccount;
    if (fitting.length > 0) placed.push({ target, rows: fitting });
  }
  placed.sort((a, b) => a.target.accountId - b.target.accountId);
  return { placed, created };
}

function byAccount(rows: readonly ImportRow[]): Map<string, ImportRow[]> {
  const groups = new Map<string, ImportRow[]>();
  for (const row of rows) {
    const group = groups.get(row.accountName);
    if (group) group.push(row);
    else groups.set(row.accountName, [row]);
  }
  return groups;
}

function unknown(name: string): string {
  return `there is no account ${shown(name)}; create it, or import with create_accounts=1`;
}

/** The new account, or why it cannot be. */
async function create(
  db: Db,
  name: string,
  rows: readonly ImportRow[],
  { actor, namesServices }: PlaceOptions,
): Promise<Target | string> {
  try {
    const accountName = readAccountName(name);
    await refuseTakenName(db, accountName);
    const service = serviceOf(rows, accountName, namesServices);
    const settings = {
      accountName,
      baseUrl: null,
      backfillFrom: null,
      requestsPerMinute: null,
      createdBy: actor.subject,
    };
    const accountId = await createAccount(db, { ...settings, ...service });
    if (accountId === null) return `somebody has just added an account ${shown(name)}; import the file again`;
    const detail = { name: accountName, service: service.serviceId, secrets: [] };
    await recordAudit(db, actor, { action: 'account.create', target: `account ${accountId}`, detail });
    return { accountId, accountName, ...service };
  } catch (error) {
    if (error instanceof CollectorError) return error.message;
    throw error;
  }
}

/** The service that the rows name, if we know it; all others are `custom` under the name the file gives. */
function serviceOf(
  rows: readonly ImportRow[],
  accountName: string,
  namesServices: boolean,
): Pick<Target, 'serviceId' | 'serviceProviderName'> {
  const named = new Set(rows.map((row) => row.serviceProviderName).filter((name) => name !== ''));
  // Several services of one account are faults of the rows, unless they are only guessed from models.
  const name = named.size === 1 || namesServices ? [...named][0] : undefined;
  const wanted = spelling(name ?? '');
  const service = services.find(
    ({ id, serviceProviderName }) => spelling(id) === wanted || spelling(serviceProviderName ?? '') === wanted,
  );
  if (service?.serviceProviderName) return { serviceId: service.id, serviceProviderName: service.serviceProviderName };
  return { serviceId: 'custom', serviceProviderName: name ?? accountName };
}

function isOfService(row: ImportRow, target: Target, faults: FaultLog): boolean {
  const wanted = spelling(row.serviceProviderName);
  if (wanted === '' || wanted === spelling(target.serviceProviderName) || wanted === spelling(target.serviceId))
    return true;
  const { accountName, serviceProviderName } = target;
  faults.add(
    row.line,
    'Service',
    `the account ${shown(accountName)} is of ${serviceProviderName}, not of ${shown(row.serviceProviderName)}; name the right account, or leave the service blank`,
  );
  return false;
}

function spelling(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
