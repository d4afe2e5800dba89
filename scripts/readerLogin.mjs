import { spawnSync } from 'node:child_process';
import { collectorMain } from './prepare.mjs';

/** A login for Grafana's data source, with a new password at every start. `env` is that of the collector. */
export function readerLogin(env) {
  const args = [collectorMain, 'reader-login', '--name', 'aicost_grafana_start', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`it gets no login to the database. ${stderr.trim()}`);
  return JSON.parse(stdout);
}
