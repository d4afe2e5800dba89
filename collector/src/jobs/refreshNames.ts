import type { Connector } from '../connectors/kit/connector.js';
import { ListReader } from '../connectors/kit/listReader.js';
import { saveNames } from '../store/findings.js';
import type { RangeContext } from './syncRange.js';

const EVERY_SECONDS = 6 * 3_600;

/** Reads the names of projects, workspaces and keys every six hours. Figures do not depend on them, so a failure is only logged. */
export async function refreshNames(connector: Connector, context: RangeContext): Promise<void> {
  if ((context.account.namesSecondsAgo ?? Infinity) < EVERY_SECONDS) return;
  try {
    const lists = new ListReader(context.client, context.account.accountName, context.signal, context.deadline);
    await saveNames(context.pool, context.account.accountId, await connector.readNames(lists));
  } catch (error) {
    context.log.warn({ err: error }, 'names could not be read');
  }
}
