import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { CollectorError } from '../errors.js';
import { accounts } from '../store/accounts.js';
import { apiTokens, createApiToken, revokeApiToken, type TokenRole } from '../store/apiTokens.js';
import { recordAudit } from '../store/audit.js';
import { withTransaction } from '../store/db.js';
import { accountNamed } from './accountNamed.js';
import { cliActor } from './actor.js';
import { withCollector } from './context.js';
import { print, printJson, printTable, tell } from './output.js';

interface CreateOptions {
  readonly role: string;
  readonly account?: string;
  readonly json?: boolean;
}

const ROLES = ['viewer', 'editor', 'admin', 'ingest'] as const satisfies readonly TokenRole[];

/** Names stand in the audit and on screens. */
const NAME = /^[^\p{C}\s](?:[^\p{C}]{0,98}[^\p{C}\s])?$/u;

export function addTokenCommand(program: Command): void {
  const command = program.command('token').description('tokens with which programs call the HTTP API');
  command
    .command('create [name]')
    .description('make a token and print it, this once; without a name it gets one')
    .requiredOption('--role <role>', `what it may do: ${ROLES.join(', ')}`)
    .option('--account <name>', 'with role ingest: the account on which its reports are booked')
    .option('--json', 'print JSON')
    .action(createToken);
  command
    .command('list')
    .description('every token there is or was, and when it was last used')
    .option('--json', 'print JSON')
    .action(listTokens);
  command.command('revoke <name>').description('end a token; it stops working at once').action(revokeToken);
}

async function createToken(given: string | undefined, options: CreateOptions): Promise<void> {
  const name = given ?? `${options.role}-${randomBytes(3).toString('hex')}`;
  const role = checked(name, options);
  await withCollector(async ({ pool }, { listen }) => {
    const actor = cliActor();
    const { token, row } = await withTransaction(pool, async (tx) => {
      const accountId = options.account === undefined ? null : (await accountNamed(tx, options.account)).accountId;
      const created = await createApiToken(tx, { name, role, accountId, createdBy: actor.subject });
      if (!created) throw nameTaken(name);
      const detail = { name, role, account: options.account ?? null };
      await recordAudit(tx, actor, { action: 'token.create', target: `token ${created.row.tokenId}`, detail });
      return created;
    });
    if (options.json === true) return printJson({ ...row, token: token.reveal() });
    print(token.reveal());
    tell(
      `Token "${name}". Keep it safe, it is shown only now. Use: curl -H "Authorization: Bearer <token>" http://${listen.host}:${listen.port}/api/features`,
    );
  });
}

/** The role, once everything that needs no database is right. */
function checked(name: string, { role, account }: CreateOptions): TokenRole {
  if (!NAME.test(name)) {
    throw new CollectorError(
      'USAGE',
      'a token needs a name of 1 to 100 printed characters, without spaces at its ends',
    );
  }
  const known = ROLES.find((each) => each === role);
  if (!known) throw new CollectorError('USAGE', `there is no role "${role}"; choose one of ${ROLES.join(', ')}`);
  if (account !== undefined && known !== 'ingest') {
    throw new CollectorError('USAGE', '--account goes with --role ingest only; the other roles see every account');
  }
  return known;
}

function nameTaken(name: string): CollectorError {
  return new CollectorError(
    'USAGE',
    `there is a token "${name}" already; choose another name, or end that one with "aicost token revoke"`,
  );
}

async function listTokens(options: { readonly json?: boolean }): Promise<void> {
  await withCollector(async ({ pool }) => {
    const nameOf = new Map((await accounts(pool)).map(({ accountId, accountName }) => [accountId, accountName]));
    const rows = (await apiTokens(pool)).map((row) => ({
      ...row,
      accountName: row.accountId === null ? null : (nameOf.get(row.accountId) ?? null),
    }));
    if (options.json === true) return printJson(rows);
    if (rows.length === 0) return print('No token yet: make one with "aicost token create NAME --role viewer".');
    printTable(
      ['Token', 'Role', 'Account', 'Made by', 'Made', 'Last used', 'Revoked'],
      rows.map((row) => [
        row.tokenName,
        row.role,
        row.accountName ?? '-',
        row.createdBy,
        minute(row.createdAt) ?? '',
        minute(row.lastUsedAt) ?? 'never',
        minute(row.revokedAt) ?? '-',
      ]),
      7,
    );
  });
}

/** `2026-11-01 12:30`, UTC. */
function minute(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}

async function revokeToken(name: string): Promise<void> {
  await withCollector(async ({ pool }) => {
    await withTransaction(pool, async (tx) => {
      const token = (await apiTokens(tx)).find((row) => row.tokenName === name && row.revokedAt === null);
      if (!token || !(await revokeApiToken(tx, name))) {
        throw new CollectorError('USAGE', `there is no token "${name}" in force; see "aicost token list"`);
      }
      await recordAudit(tx, cliActor(), { action: 'token.revoke', target: `token ${token.tokenId}`, detail: { name } });
    });
    print(`token "${name}" is revoked`);
  });
}
