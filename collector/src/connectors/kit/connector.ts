import type { Static, TObject, TSchema } from 'typebox';
import type { Day } from '../../domain/day.js';
import type { Secret } from '../../domain/secret.js';
import type { ChargeSheet } from './chargeSheet.js';
import type { ListReader } from './listReader.js';
import type { Paging } from './paging.js';
import type { ProviderRefusal } from './providerRefusal.js';

/** Whole UTC days, both ends inside. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** A row of the provider that we could not understand. Its window keeps what is stored. */
export interface Reject {
  readonly day: Day | null;
  readonly reason: 'bad_number' | 'bad_day';
  readonly raw: string;
}

/**
 * What it means when a complete answer does not mention a day:
 * - `listed`: every day is always listed, so the answer is broken;
 * - `refreshed`: nothing was spent, once the provider's figures reach past the day; else the day is not known yet;
 * - `implied`: nothing was spent.
 */
export type SilentDay = 'listed' | 'refreshed' | 'implied';

export interface EndpointRequest {
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** One way of asking a provider for a stream. */
export interface Endpoint<Page extends TSchema = TSchema> {
  readonly name: string;
  /** Whether this endpoint can answer for the day at all. */
  covers(day: Day, today: Day): boolean;
  /** Days per request; a shorter range is asked for with the days before it, a longer one is cut. */
  readonly minDays: number;
  readonly maxDays: number;
  readonly silentDay: SilentDay;
  request(range: DayRange): EndpointRequest;
  readonly paging: Paging;
  readonly page: Page;
  /** Enters one page's rows into the sheet. Pure: no clock, no network, no log. */
  map(page: Static<Page>, sheet: ChargeSheet): void;
  /** The refusal means "not this endpoint" (no access, a dimension that does not exist yet): the next one is asked. */
  refusedBy(refusal: ProviderRefusal): boolean;
}

/** One kind of figures of an account, with its own windows. */
export interface Stream {
  readonly name: string;
  readonly newestDay: 'today' | 'yesterday';
  /** How far back the provider answers; null: as far as anybody asks. */
  readonly daysKept: number | null;
  /** How many days the provider may still correct. */
  readonly restatementDays: number;
  /** In order of preference. */
  readonly endpoints: readonly Endpoint[];
}

export interface DisplayName {
  readonly kind: 'sub_account' | 'credential';
  readonly id: string;
  readonly name: string;
}

/** A provider, described. The kit does everything that is the same for all. */
export interface Connector {
  readonly id: string;
  readonly serviceProviderName: string;
  readonly baseUrl: string;
  /** Credentials; title and description are texts of the settings form. */
  readonly secrets: TObject;
  readonly environment: { readonly secrets: Readonly<Record<string, string>>; readonly baseUrl: string };
  /** What the credential must be allowed to do, in the provider's own words. */
  readonly neededScope: string;
  /** Where a person makes such a credential. */
  readonly keysUrl: string;
  /** Where a person finds the provider's own figures, to compare. */
  readonly consoleUrl: string;
  authHeaders(secrets: Readonly<Record<string, Secret>>): Record<string, string>;
  /** Response header that names the organisation which answered. */
  readonly organisationHeader: string | null;
  readonly requestsPerMinute: number;
  readonly streams: readonly Stream[];
  readNames(lists: ListReader): Promise<DisplayName[]>;
}

/** Keeps the type of an endpoint's page while streams hold endpoints of many page types. */
export function defineEndpoint<Page extends TSchema>(endpoint: Endpoint<Page>): Endpoint {
  return endpoint as unknown as Endpoint;
}
