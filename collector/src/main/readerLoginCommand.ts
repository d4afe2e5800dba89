import type { Command } from 'commander';
import { CollectorError } from '../errors.js';
import { registerSecret } from '../logging/scrub.js';
import { recordAudit } from '../store/audit.js';
import { databaseEndpoint } from '../store/databaseEndpoint.js';
import { withTransaction } from '../store/db.js';
import { setReaderLogin } from '../store/readerLogin.js';
import { cliActor } from './actor.js';
import { withCollector } from './context.js';
import { print, printJson, tell } from './output.js';

interface Options {
  readonly name: string;
  readonly json?: boolean;
}

/** A name that needs no quotes anywhere; `pg_` is the server's own. */
const NAME = /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/;

export function addReaderLoginCommand(program: Command): void {
  program
    .command('reader-login')
    .description("make a login of the database that may read the views only, for Grafana's data source")
    .option('--name <role>', 'what it is called; one that is there gets a new password', 'aicost_grafana')
    .option('--json', 'print JSON')
    .action(makeReaderLogin);
}

async function makeReaderLogin({ name, json }: Options): Promise<void> {
  if (!NAME.test(name)) {
    const message = `a login cannot be called "${name}"; use up to 63 lower-case letters, digits and _, not beginning with a digit or pg_`;
    throw new CollectorError('USAGE', message);
  }
  await withCollector(async ({ pool, databaseUrl }) => {
    const { login, endpoint } = await withTransaction(pool, async (tx) => {
      const made = await setReaderLogin(tx, name);
      registerSecret(made.password);
      const action = made.isNew ? 'reader-login.create' : 'reader-login.rotate';
      await recordAudit(tx, cliActor(), { action, target: `database role ${name}` });
      return { login: made, endpoint: await databaseEndpoint(tx, databaseUrl) };
    });
    const { host, port, database, sslMode } = endpoint;
    const password = login.password.reveal();
    if (json === true) return printJson({ name, isNew: login.isNew, ...endpoint, password });
    print(password);
    const what = login.isNew ? `Login "${name}" is made` : `Login "${name}" has a new password, the old one is void`;
    tell(`${what}: ${host}:${port}, database ${database}, sslmode ${sslMode}. Keep it safe, it is shown only now.`);
  });
}
