import { openCollector, type Collector } from '../app.js';
import { processConfig, type Config } from '../config.js';
import { connectors } from '../connectors/registry.js';
import { CollectorError } from '../errors.js';
import type { ReadableAccount } from '../jobs/syncAccount.js';
import { createLogger, type Logger } from '../logging/logger.js';

/** The configuration from the environment, checked against the services we know. */
export function configure(): Config {
  return processConfig(connectors.map((connector) => ({ serviceId: connector.id, ...connector.environment })));
}

/** Opens the collector for one command and closes it whatever happens. */
export async function withCollector<T>(
  work: (collector: Collector, config: Config, log: Logger) => Promise<T>,
  clockOffset?: string,
): Promise<T> {
  const config = configure();
  const log = createLogger({ level: config.logLevel, secrets: config.secrets });
  const collector = await openCollector(config, log, clockOffset);
  try {
    return await work(collector, config, log);
  } finally {
    await collector.close();
  }
}

/** A signal that the first Ctrl-C or SIGTERM aborts; the second ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}

/** The account of that name, or all when none is named. */
export async function chosenAccounts(collector: Collector, name: string | undefined): Promise<ReadableAccount[]> {
  const readable = await collector.readableAccounts();
  if (name === undefined) return readable;
  const found = readable.filter((account) => account.row.accountName === name);
  if (found.length > 0) return found;
  const known = readable.map((account) => account.row.accountName).join(', ') || 'none';
  throw new CollectorError(
    'ACCOUNT_NOT_FOUND',
    `there is no account "${name}" with credentials here; configured: ${known}`,
  );
}
