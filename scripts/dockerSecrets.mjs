// The secrets of `docker compose up`, each made once and then kept: `node scripts/dockerSecrets.mjs make|login [folder]`.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [task, folder = '/secrets'] = process.argv.slice(2);
const tasks = { make, login };
if (!Object.hasOwn(tasks, task)) throw new Error('say what to do: make or login');
tasks[task]();

/** What the services share. Each of them sees only the folders that its volumes show. */
function make() {
  const password = kept('database/password');
  kept('database/url', () => `postgres://aicost:${password}@timescaledb:5432/aicost`);
  kept('metrics/token');
  const token = kept('collector/grafana-token');
  const webhook = kept('collector/webhook-secret');
  kept('grafana/app.env', () => `AICOST_GRAFANA_TOKEN=${token}\nAICOST_WEBHOOK_SECRET=${webhook}\n`);
}

/** The login that Grafana reads the views with. Asking twice would void the password that a running Grafana has. */
function login() {
  kept('grafana/login.env', () => {
    const { status, stdout } = spawnSync('aicost', ['reader-login', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) process.exit(status ?? 1);
    const { name, password } = JSON.parse(stdout);
    return `AICOST_DB_USER=${name}\nAICOST_DB_PASSWORD=${password}\n`;
  });
}

/** The text of a file, which is written when it is missing. Its readers are other users in other containers. */
function kept(name, text = () => randomBytes(32).toString('hex')) {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) writeFileSync(file, text(), { mode: 0o444 });
  return readFileSync(file, 'utf8');
}
