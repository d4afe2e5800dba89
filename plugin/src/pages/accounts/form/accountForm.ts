import type { CallInput } from '../../../api/calls';
import type { Account } from '../../../components/account/accountState';
import type { Service } from '../useAccounts';
import { firstValue, schemaFields, typedTexts, type FieldValue } from './schemaFields';

/** What is typed about an account; empty texts are what nobody has said. */
export interface AccountForm {
  readonly name: string;
  /** Only of a service that does not name its provider. */
  readonly provider: string;
  readonly secrets: Record<string, FieldValue>;
  readonly backfillFrom: string;
  readonly baseUrl: string;
  readonly perMinute: string;
}

/** The form before anybody has typed: of a new account, or of the one that is there. */
export function firstForm(service: Service, account?: Account): AccountForm {
  const fields = schemaFields(service.secrets);
  return {
    name: account?.name ?? '',
    provider: account?.service_provider_name ?? '',
    secrets: Object.fromEntries(fields.map((field) => [field.name, account ? '' : firstValue(field)])),
    backfillFrom: account?.backfill_from ?? '',
    baseUrl: account?.base_url ?? '',
    perMinute: account?.requests_per_minute?.toString() ?? '',
  };
}

type NewAccount = NonNullable<CallInput<'POST /api/accounts'>['body']>;
type AccountChange = NonNullable<CallInput<'PATCH /api/accounts/{id}'>['body']>;

/** The request that adds the account. */
export function newAccountOf(service: Service, form: AccountForm): NewAccount {
  const secrets = typedTexts(schemaFields(service.secrets), form.secrets);
  return {
    name: form.name.trim(),
    service_id: service.id,
    ...(service.service_provider_name === null && { service_provider_name: form.provider.trim() }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
    ...(form.backfillFrom !== '' && { backfill_from: form.backfillFrom }),
    ...(form.baseUrl.trim() !== '' && { base_url: form.baseUrl.trim() }),
    ...(form.perMinute !== '' && { requests_per_minute: Number(form.perMinute) }),
  };
}

/** The request that changes what is different; an emptied field goes back to what the service says. */
export function changeOf(service: Service, account: Account, form: AccountForm): AccountChange {
  const secrets = typedTexts(schemaFields(service.secrets), form.secrets);
  const before = firstForm(service, account);
  const isChanged = (key: 'name' | 'backfillFrom' | 'baseUrl' | 'perMinute') => form[key].trim() !== before[key];
  return {
    ...(isChanged('name') && { name: form.name.trim() }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
    ...(isChanged('backfillFrom') && form.backfillFrom !== '' && { backfill_from: form.backfillFrom }),
    ...(isChanged('baseUrl') && { base_url: form.baseUrl.trim() || null }),
    ...(isChanged('perMinute') && { requests_per_minute: form.perMinute === '' ? null : Number(form.perMinute) }),
  };
}

/** What is wrong with a name, in words; true when nothing is. */
export function nameFault(text: string): string | true {
  return text.trim() !== '' || 'Give it a name, for example production';
}

export function perMinuteFault(text: string): string | true {
  const isFine = text === '' || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 100_000);
  return isFine || 'Write a whole number from 1 to 100000, or nothing';
}

export function baseUrlFault(text: string): string | true {
  const isFine = text.trim() === '' || (URL.canParse(text.trim()) && text.trim().startsWith('https://'));
  return isFine || 'Write the whole address, with https:// in front, or nothing';
}
