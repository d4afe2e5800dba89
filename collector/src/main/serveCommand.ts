import type { Command } from 'commander';
import { stopSignal, withCollector } from './context.js';
import { print } from './output.js';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('the daemon: read on schedule, answer /healthz, /readyz and /metrics')
    .action(async () => {
      await withCollector(async (collector, config, log) => {
        const signal = stopSignal();
        const { url, ended } = await collector.serve(signal);
        print(`collector ready on ${url}`);
        log.info({ url, schedule: config.syncCron, accounts: config.accounts.length }, 'collector ready');
        await ended;
        log.info('collector stopped');
      });
    });
}

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to this version')
    .action(async () => {
      await withCollector(async ({ migration }) => {
        const done = migration.applied.length === 0 ? 'nothing to do' : `applied ${migration.applied.join(', ')}`;
        print(`schema version ${migration.version}: ${done}`);
        return Promise.resolve();
      });
    });
}
