import { pageUrl } from '../routes';

/** The address of one account. */
export function accountUrl(id: number): string {
  return pageUrl(`accounts/${id}`);
}

export function editUrl(id: number): string {
  return pageUrl(`accounts/${id}/edit`);
}

/** Where a day of an account is compared with what its provider shows. */
export function compareUrl(id: number): string {
  return pageUrl(`accounts/${id}/compare`);
}

/** Where an account is added; of this service, when it is chosen already. */
export function newAccountUrl(service?: string): string {
  return pageUrl('accounts/new', { service });
}

/** Where costs of this account are typed in. */
export function entryUrl(id: number): string {
  return pageUrl('manual', { account: id });
}

/** One run, among all others. */
export function runUrl(runId: string): string {
  return pageUrl('health/runs', { run: runId });
}
