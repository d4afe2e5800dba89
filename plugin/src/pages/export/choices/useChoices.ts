import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useCall } from '../../../data/useCall';
import { choicesOf, type ChoiceName } from './choices';
import { todayInUtc } from './period';

/** Null forgets a choice. */
export type ChangeChoices = (change: Partial<Record<ChoiceName, string | null>>) => void;

/** The choices stand in the address of the page, so that a link says what to export. */
export function useChoices() {
  const [address, setAddress] = useSearchParams();
  const { data: accounts } = useCall('GET /api/accounts', { query: { include_deleted: true } });
  const { data: services } = useCall('GET /api/services');

  const change: ChangeChoices = useCallback(
    (changes) =>
      setAddress(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setAddress],
  );

  const choices = useMemo(() => {
    const said = choicesOf(address, todayInUtc());
    const account = said.account === null ? null : accounts?.items.find(({ name }) => name === said.account);
    const service =
      said.service === null ? null : services?.items.find((item) => item.service_provider_name === said.service);
    // Panels know accounts and services by the names that people read.
    return { ...said, account: account ? String(account.id) : said.account, service: service?.id ?? said.service };
  }, [address, accounts, services]);

  return { choices, change, accounts: accounts?.items ?? [], services: services?.items ?? [] };
}
