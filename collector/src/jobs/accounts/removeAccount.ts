import { eraseSecrets } from '../../store/accountSecrets.js';
import { recordAudit, type Actor } from '../../store/audit.js';
import { withTransaction } from '../../store/db.js';
import { lockedAccount, softDeleteAccount } from '../../store/managedAccounts.js';
import { managedByPeople, noSuchAccount, type AccountDesk } from './accountDesk.js';

/**
 * Deletes an account that people manage: it is not read any more and its credentials are erased, while its charges stay
 * in every report. Answers a sentence on what happened, for a person.
 */
export async function removeAccount(desk: AccountDesk, actor: Actor, accountId: number): Promise<string> {
  return withTransaction(desk.pool, async (tx) => {
    const account = managedByPeople(await lockedAccount(tx, accountId), accountId, desk);
    if (account.deletedAt !== null) throw noSuchAccount(accountId);
    await softDeleteAccount(tx, accountId);
    const secrets = await eraseSecrets(tx, accountId);
    const { accountName: name } = account;
    const detail = { name, secretsErased: secrets };
    await recordAudit(tx, actor, { action: 'account.delete', target: `account ${accountId}`, detail });
    return (
      `"${name}" is not read any more and its credentials are erased. Nothing of its history was removed: its costs ` +
      `stay in every report. PATCH /api/accounts/${accountId} {"is_active": true} restores it; its credentials must then be entered again.`
    );
  });
}
