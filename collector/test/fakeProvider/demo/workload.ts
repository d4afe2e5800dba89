import { addDays, type Day } from '../../../src/domain/day.js';
import type { AccountSpec, KeySpec, Meter, ProjectSpec, Trend, Workload, WorkloadKind } from '../account.js';

/** Where a workload runs: a project and a key, or neither. */
export interface Place {
  readonly project: string | null;
  readonly key: string | null;
}

type PerRequest = Readonly<Partial<Record<Meter, number>>>;

/** A workload on a model that has a price of its own; quiet weekends unless `extra` says otherwise. */
export function onModel(
  kind: WorkloadKind,
  place: Place,
  model: string,
  requests: number,
  perRequest: PerRequest,
  extra: Partial<Workload> = {},
): Workload {
  return {
    kind,
    ...place,
    model,
    price: model,
    requests,
    perRequest,
    weekend: 0.35,
    trend: null,
    monthlyOn: null,
    chargedPermille: 1000,
    labels: {},
    ...extra,
  };
}

/** A workload that is charged as a service, whatever the model. */
export function onService(
  kind: WorkloadKind,
  place: Place,
  price: string,
  requests: number,
  perRequest: PerRequest,
  extra: Partial<Workload> = {},
): Workload {
  return onModel(kind, place, price, requests, perRequest, { model: null, ...extra });
}

export function place(project: string | null, key: string | null = null): Place {
  return { project, key };
}

export function project(id: string, name: string, extra: Partial<ProjectSpec> = {}): ProjectSpec {
  return { id, name, archived: false, isDefault: false, ...extra };
}

export function apiKey({ project: projectId, key }: Place, name: string, deleted = false): KeySpec {
  return { id: key ?? '', name, project: projectId ?? '', deleted };
}

type AccountParts = Pick<
  AccountSpec,
  'name' | 'provider' | 'adminKey' | 'organisation' | 'firstDay' | 'projects' | 'keys' | 'workloads'
>;

/** An account with the plain defaults: grows by two thirds, no surge, no outage. */
export function account(parts: AccountParts & Partial<AccountSpec>): AccountSpec {
  return { startLevel: 0.6, analytics: parts.provider === 'anthropic', surges: [], outages: [], ...parts };
}

const LAUNCH_DAYS_AGO = 118;
const ADOPTION_DAYS = 60;

/** The share of a model that launched about four months before `today`. */
export function launched(today: Day): Trend {
  return { from: addDays(today, -LAUNCH_DAYS_AGO), days: ADOPTION_DAYS, before: 0, after: 1 };
}

/** The share of a model that the launched one replaces, down to `left`. */
export function replaced(today: Day, left: number): Trend {
  return { from: addDays(today, -LAUNCH_DAYS_AGO), days: ADOPTION_DAYS, before: 1, after: left };
}

/** A use that ends: from full volume down to `left`, starting `daysAgo` before `today`. */
export function fading(today: Day, daysAgo: number, days: number, left: number): Trend {
  return { from: addDays(today, -daysAgo), days, before: 1, after: left };
}
