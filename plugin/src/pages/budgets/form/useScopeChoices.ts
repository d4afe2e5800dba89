import type { ComboboxOption } from '@grafana/ui';
import { useCall } from '../../../data/useCall';

/** What a budget can be of. */
export interface ScopeChoices {
  readonly services: Array<ComboboxOption<string>>;
  readonly accounts: Array<ComboboxOption<number>>;
}

/** Without an answer there is nothing to choose from, and the form still works for everything else. */
export function useScopeChoices(): ScopeChoices {
  const services = useCall('GET /api/services').data?.items ?? [];
  const accounts = useCall('GET /api/accounts').data?.items ?? [];
  return {
    services: services.map(({ id, service_provider_name: name }) => ({ value: id, label: name ?? id })),
    accounts: accounts.map(({ id, name, service_provider_name: service }) => ({
      value: id,
      label: name,
      description: service,
    })),
  };
}
