import { Pool } from 'pg';

/** Superuser URL of the Postgres server of this jest run, for tests that make databases of their own. */
export const testServerUrl = process.env.AICOST_TEST_SERVER_URL ?? '';

const ATTEMPTS = 5;

const admin = new Pool({
  connectionString: testServerUrl,
  max: 2,
  application_name: 'aicost-test',
  // A finished test file must be able to end.
  allowExitOnIdle: true,
  idleTimeoutMillis: 1_000,
});
// The server may end before the last idle connection does.
admin.on('error', () => undefined);

/**
 * Runs one statement as the superuser. One that waits for a checkpoint (CREATE and DROP DATABASE) is asked again when
 * that checkpoint met the files of a database which another test was dropping.
 */
export async function serverCommand(sql: string, values: readonly unknown[] = []): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await admin.query(sql, [...values])).rowCount ?? 0;
    } catch (error) {
      const isCheckpoint = error instanceof Error && error.message.includes('checkpoint request failed');
      if (!isCheckpoint || attempt === ATTEMPTS) throw error;
    }
  }
}
