import type { ComboboxOption } from '@grafana/ui';
import { useCall } from '../../data/useCall';

/** The accounts to choose from. Until they are known there is nothing to choose, and the page works without. */
export function useAccountChoices(): Array<ComboboxOption<number>> {
  const accounts = useCall('GET /api/accounts').data?.items ?? [];
  return accounts.map(({ id, name, service_provider_name: description }) => ({ value: id, label: name, description }));
}
