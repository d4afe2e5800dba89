import type { AccountConfig, Config } from '../config.js';
import type { Connector } from '../connectors/kit/connector.js';
import { connectors } from '../connectors/registry.js';
import { CollectorError } from '../errors.js';
import { ensureAccount } from '../store/accounts.js';
import type { Pool } from '../store/db.js';

function connectorOf(serviceId: string): Connector {
  const connector = connectors.find((candidate) => candidate.id === serviceId);
  if (connector) return connector;
  throw new CollectorError(
    'CONFIG_INVALID',
    `there is no service "${serviceId}"; known are ${connectors.map((known) => known.id).join(', ')}`,
  );
}

/** Makes the ledger know every account that the configuration names. */
export async function registerAccounts(pool: Pool, config: Config): Promise<void> {
  for (const account of config.accounts) await register(pool, config, account);
}

async function register(pool: Pool, config: Config, account: AccountConfig): Promise<void> {
  const connector = connectorOf(account.serviceId);
  await ensureAccount(pool, {
    accountName: account.name,
    serviceId: connector.id,
    serviceProviderName: connector.serviceProviderName,
    origin: account.origin,
    backfillFrom: account.backfillFrom ?? config.backfillFrom ?? null,
  });
}
