import { Type, type Static } from 'typebox';
import { findService } from '../../connectors/catalogue.js';
import { hasAllSecrets, managerOf, type CredentialSources } from '../../jobs/accounts/readableAccounts.js';
import type { AccountState } from '../../store/managedAccounts.js';
import { Calendar, Timestamp, orNull } from '../contract/scalars.js';
import { VerificationItem, verificationItem } from './verificationShape.js';

const OptionalTime = orNull(Timestamp);

/** An account as everybody may see it: of its credentials only names and last characters. */
export const AccountItem = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    service_id: Type.String(),
    service_provider_name: Type.String(),
    origin: Type.Enum(['environment', 'config', 'api'], {
      description: 'Who manages it; only api can be changed here, which is also what the configuration names no more',
    }),
    is_active: Type.Boolean({ description: 'false: nothing is read' }),
    is_readable: Type.Boolean({ description: 'Whether this collector has the credentials to read it' }),
    backfill_from: Calendar,
    base_url: orNull(Type.String(), { description: 'null: the usual one' }),
    requests_per_minute: orNull(Type.Integer()),
    secrets: Type.Array(
      Type.Object({
        name: Type.String(),
        last_four: Type.String({ description: 'Empty for a short secret' }),
        updated_at: Timestamp,
      }),
    ),
    last_success_at: OptionalTime,
    last_success_age_seconds: orNull(Type.Number()),
    is_stale: Type.Boolean({ description: 'No good read for 48 hours although it should be read' }),
    last_error: orNull(Type.Object({ code: Type.String(), message: Type.String() })),
    windows: Type.Object(
      { final: Type.Integer(), settling: Type.Integer(), provisional: Type.Integer(), failed: Type.Integer() },
      { description: 'How many days of streams are how certain' },
    ),
    unpriced_charges: Type.Integer(),
    verification: orNull(VerificationItem, {
      description: 'The last time somebody compared a day with the provider; null: never',
    }),
    created_at: Timestamp,
    deleted_at: OptionalTime,
  },
  { title: 'Account' },
);

const STALE_SECONDS = 48 * 3_600;

/** The answer for one account. */
export function accountItem(state: AccountState, sources: CredentialSources): Static<typeof AccountItem> {
  const { lastErrorCode: code } = state;
  return {
    id: state.accountId,
    name: state.accountName,
    service_id: state.serviceId,
    service_provider_name: state.serviceProviderName,
    origin: managerOf(state, sources),
    is_active: state.isActive,
    is_readable: isReadable(state, sources),
    backfill_from: state.backfillFrom,
    base_url: state.baseUrl,
    requests_per_minute: state.requestsPerMinute,
    secrets: state.secrets.map(({ name, lastFour, updatedAt }) => ({
      name,
      last_four: lastFour,
      updated_at: updatedAt,
    })),
    last_success_at: state.lastSuccessAt,
    last_success_age_seconds: state.lastSuccessAgeSeconds,
    is_stale: isStale(state),
    last_error: code === null ? null : { code, message: state.lastErrorMessage ?? '' },
    windows: {
      final: state.windowsFinal,
      settling: state.windowsSettling,
      provisional: state.windowsProvisional,
      failed: state.windowsFailed,
    },
    unpriced_charges: state.unpricedCharges,
    verification: state.verification && verificationItem(state.verification),
    created_at: state.createdAt,
    deleted_at: state.deletedAt,
  };
}

function isReadable(state: AccountState, { configured, vault }: CredentialSources): boolean {
  const connector = findService(state.serviceId)?.connector;
  if (!connector || !state.isActive) return false;
  if (state.origin !== 'api') return configured.some(({ name }) => name === state.accountName);
  const names = state.secrets.map(({ name }) => name);
  return vault !== null && hasAllSecrets(connector, names);
}

/** Nobody waits for figures of an account that is switched off, or that nobody reads. */
function isStale({ serviceId, isActive, lastSuccessAgeSeconds }: AccountState): boolean {
  if (!isActive || !findService(serviceId)?.connector) return false;
  return (lastSuccessAgeSeconds ?? Infinity) > STALE_SECONDS;
}
