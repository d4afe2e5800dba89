import type { Command } from 'commander';
import { findService } from '../connectors/catalogue.js';
import { accounts } from '../store/accounts.js';
import { syncHealth } from '../store/syncHealth.js';
import { configure, withCollector } from './context.js';
import { addManageCommands } from './manageAccounts.js';
import { age, print, printJson, printTable } from './output.js';

export function addAccountsCommand(program: Command): void {
  const command = program.command('accounts').description('the accounts whose costs are read');
  command
    .command('list')
    .description('every account, how old its figures are, and what went wrong last')
    .option('--json', 'print JSON')
    .action(listAccounts);
  command
    .command('configured')
    .description('the accounts that the environment and the file AICOST_CONFIG name; needs no database')
    .option('--json', 'print JSON')
    .action((options: { readonly json?: boolean }) => {
      const names = configure().accounts.map((account) => account.name);
      if (options.json === true) printJson(names);
      else print(names.length === 0 ? 'none' : names.join('\n'));
    });
  addManageCommands(command);
}

async function listAccounts(options: { readonly json?: boolean }): Promise<void> {
  await withCollector(async (collector) => {
    const readable = await collector.readableAccounts();
    const health = await syncHealth(collector.pool);
    const rows = (await accounts(collector.pool)).map((row) => ({
      ...row,
      hasCredentials: readable.some((account) => account.row.accountId === row.accountId),
      health: health.find((entry) => entry.accountName === row.accountName) ?? null,
    }));
    if (options.json === true) return printJson(rows);
    if (rows.length === 0)
      return print(
        'No account yet: add one with "aicost accounts add", set OPENAI_ADMIN_KEY or ANTHROPIC_ADMIN_KEY, or name accounts in the file AICOST_CONFIG.',
      );
    printTable(
      [
        'Account',
        'Service',
        'Since',
        'Credentials',
        'Last good read',
        'Days final / settling / provisional / failed',
        'Last fault',
      ],
      rows.map(
        ({ accountName, serviceId, serviceProviderName, backfillFrom, isActive, hasCredentials, health: state }) => [
          accountName,
          serviceProviderName,
          backfillFrom,
          credentials(isActive, isRead(serviceId), hasCredentials),
          isRead(serviceId) ? age(state?.lastSuccessAgeSeconds ?? null) : '-',
          state
            ? `${state.windowsFinal} / ${state.windowsSettling} / ${state.windowsProvisional} / ${state.windowsFailed}`
            : '-',
          state?.lastErrorMessage ?? '',
        ],
      ),
      7,
    );
  });
}

/** Whether the figures of the service come by themselves; else they are typed in, imported or reported. */
function isRead(serviceId: string): boolean {
  return (findService(serviceId)?.connector ?? null) !== null;
}

function credentials(isActive: boolean, isNeeded: boolean, isSet: boolean): string {
  if (!isNeeded) return 'none needed';
  if (!isActive) return 'switched off';
  return isSet ? 'set' : 'missing here';
}
