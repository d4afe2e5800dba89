import { useCall } from '../../data/useCall';
import type { Definition, Status } from './running';
import type { ScopeNames } from './tree/budgetTree';

/** More than anybody has; a page that must be turned would tear the tree apart. */
const ALL = { limit: 1000 };

/** All budgets, and how those stand whose period is running, by their numbers. */
export function useBudgets() {
  const budgets = useCall('GET /api/budgets', { query: ALL });
  const statuses = useCall('GET /api/budgets/status', { query: ALL });
  const data =
    budgets.data && statuses.data
      ? {
          budgets: budgets.data.items,
          running: new Map(statuses.data.items.map((status) => [status.budget_id, status])),
          isCut: budgets.data.next_cursor !== null,
        }
      : undefined;
  return {
    data,
    error: budgets.error ?? statuses.error,
    isFetching: budgets.isFetching || statuses.isFetching,
    refetch: () => Promise.all([budgets.refetch(), statuses.refetch()]),
  };
}

export interface Budgets {
  readonly budgets: readonly Definition[];
  readonly running: ReadonlyMap<number, Status>;
  /** Whether there are more than these. */
  readonly isCut: boolean;
}

/**
 * The names of services and accounts, deleted ones as well; null while they are asked for, because a tree that moves
 * under the reader's hand is no help. Where they cannot be had, their numbers stand for them.
 */
export function useScopeNames(): ScopeNames | null {
  const askedServices = useCall('GET /api/services');
  const askedAccounts = useCall('GET /api/accounts', { query: { include_deleted: true } });
  if (askedServices.isPending || askedAccounts.isPending) return null;
  const services = askedServices.data?.items ?? [];
  const accounts = askedAccounts.data?.items ?? [];
  return {
    service: (serviceId) => services.find(({ id }) => id === serviceId)?.service_provider_name ?? serviceId,
    account: (accountId) => {
      const known = accounts.find(({ id }) => id === accountId);
      return { name: known?.name ?? String(accountId), serviceId: known?.service_id ?? null };
    },
  };
}
