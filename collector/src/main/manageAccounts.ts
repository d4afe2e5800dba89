import type { Command } from 'commander';
import { addAccount } from '../jobs/accounts/addAccount.js';
import { askableAccount } from '../jobs/accounts/askableAccount.js';
import { removeAccount } from '../jobs/accounts/removeAccount.js';
import { testAccount } from '../jobs/accounts/testAccount.js';
import { accountNamed } from './accountNamed.js';
import { cliActor } from './actor.js';
import { stopSignal, withCollector } from './context.js';
import { print, printJson, printTable } from './output.js';
import { readSecrets } from './secretPrompt.js';

interface AddOptions {
  readonly service: string;
  readonly provider?: string;
  readonly secret: readonly string[];
  readonly secretFile: readonly string[];
  readonly backfillFrom?: string;
}

/** `accounts add`, `test` and `remove`. */
export function addManageCommands(command: Command): void {
  command
    .command('add <name>')
    .description('add an account; its credentials are stored encrypted')
    .requiredOption('--service <id>', 'of which service, e.g. openai')
    .option('--provider <name>', 'with --service custom: who bills it')
    .option('--secret <name>', 'ask for this credential, or read it as a line of standard input', collect, [])
    .option('--secret-file <name=path>', 'read this credential from a file', collect, [])
    .option('--backfill-from <day>', 'first day to read, 2026-01-31')
    .action(runAdd);
  command
    .command('test <name>')
    .description('ask the provider for costs and usage once, to see whether the credentials are good; stores nothing')
    .option('--json', 'print JSON')
    .action(runTest);
  command
    .command('remove <name>')
    .description('stop reading an account and erase its credentials; its history stays')
    .action(runRemove);
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

async function runAdd(name: string, options: AddOptions): Promise<void> {
  const { service, provider, secret, secretFile, backfillFrom } = options;
  const secrets = await readSecrets(secret, secretFile);
  await withCollector(async ({ desk }) => {
    await addAccount(desk, cliActor(), {
      name,
      serviceId: service,
      ...(provider === undefined ? {} : { serviceProviderName: provider }),
      ...(secrets === undefined ? {} : { secrets }),
      ...(backfillFrom === undefined ? {} : { backfillFrom }),
    });
    print(
      secrets === undefined
        ? `added ${name}, without credentials`
        : `added ${name}; "aicost accounts test" shows whether its credentials are good`,
    );
  });
}

async function runTest(name: string, options: { readonly json?: boolean }): Promise<void> {
  await withCollector(async ({ desk, deps, pool }) => {
    const { accountId } = await accountNamed(pool, name);
    const account = await askableAccount(pool, desk, accountId, 'ACCOUNT_HAS_NO_API');
    const test = await testAccount({ ...deps, auditPool: pool }, account, cliActor(), stopSignal());
    if (!test.ok) process.exitCode = 1;
    if (options.json === true) return printJson(test);
    const rows = test.checks.map(({ stream, endpoint, ok, message }) => [stream, endpoint, ok ? 'ok' : message]);
    printTable(['Stream', 'Endpoint', 'Answer'], rows, 3);
    if (test.missing !== null) print(`The credentials lack: ${test.missing}`);
  });
}

async function runRemove(name: string): Promise<void> {
  await withCollector(async ({ desk, pool }) => {
    const { accountId } = await accountNamed(pool, name);
    print(await removeAccount(desk, cliActor(), accountId));
  });
}
