import type { Command } from 'commander';
import { vaultOf } from '../jobs/accounts/accountDesk.js';
import { listKeys } from '../jobs/keys/listKeys.js';
import { rotateKeys } from '../jobs/keys/rotateKeys.js';
import { cliActor } from './actor.js';
import { withCollector } from './context.js';
import { print, printJson, printTable, tell } from './output.js';

interface Options {
  readonly json?: boolean;
}

export function addKeysCommand(program: Command): void {
  const command = program.command('keys').description('the keys that stored credentials are encrypted with');
  command
    .command('list')
    .description('every key, and how many credentials it encrypts')
    .option('--json', 'print JSON')
    .action(runList);
  command
    .command('rotate')
    .description('encrypt all credentials with a new key, while collectors go on; run again if it was interrupted')
    .option('--json', 'print JSON')
    .action(runRotate);
}

async function runList(options: Options): Promise<void> {
  await withCollector(async ({ pool, desk }) => {
    const keys = await listKeys(pool, vaultOf(desk).ringFile);
    if (options.json === true) return printJson(keys);
    printTable(
      ['Key', 'State', 'Credentials'],
      keys.map(({ keyId, state, secrets }) => [keyId, state, String(secrets)]),
      2,
    );
  });
}

async function runRotate(options: Options): Promise<void> {
  await withCollector(async ({ pool, desk }) => {
    const rotation = await rotateKeys(pool, vaultOf(desk).ringFile, cliActor());
    const { activeKeyId, rewrapped, dropped, unreadable } = rotation;
    for (const fault of unreadable) tell(`left as it was: ${fault}`);
    if (unreadable.length > 0) process.exitCode = 1;
    if (options.json === true) return printJson(rotation);
    print(`key ${activeKeyId} is active; ${rewrapped} credentials encrypted anew, ${dropped.length} old keys dropped`);
  });
}
