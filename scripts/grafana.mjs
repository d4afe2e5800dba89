// The Grafana of `npm start`: found on this machine, run on files of the data directory alone, ended with the collector.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { grafanaEnvironment, inherited } from './grafanaEnvironment.mjs';
import { buildPlugin, install, root } from './prepare.mjs';

export { findGrafana, installedGrafana } from './grafanaInstallation.mjs';

const APP = 'aicost-tracker-app';
const ADDRESS = '127.0.0.1';
const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 15_000;

/**
 * Makes everything ready for `start`, and says in `collectorEnvironment` how the collector knows its callers. Throws one
 * clear sentence where it cannot be started. `makeLogin` gives what `aicost reader-login --json` prints.
 */
export async function prepareGrafana(installation, { dataDir, collectorUrl, makeLogin }) {
  const port = Number(process.env.AICOST_GRAFANA_PORT ?? 3000);
  await checkPort(port);
  install('all');
  buildPlugin();
  const folder = join(dataDir, 'grafana');
  mkdirSync(join(folder, 'plugins'), { recursive: true, mode: 0o700 });
  linkPlugin(join(folder, 'plugins', APP));
  const url = `http://${ADDRESS}:${port}`;
  const rootUrl = process.env.GF_SERVER_ROOT_URL ?? `${url}/`;
  const token = given('AICOST_GRAFANA_TOKEN') ?? remembered(join(folder, 'collector-token'));
  const secretKey = remembered(join(folder, 'secret-key'));
  const webhookSecret = given('AICOST_WEBHOOK_SECRET') ?? remembered(join(folder, 'webhook-secret'));
  const login = process.env.AICOST_DB_PASSWORD ? {} : makeLogin();
  const secrets = { token, secretKey, webhookSecret };
  const wiring = { folder, address: ADDRESS, port, rootUrl, collectorUrl, login, ...secrets };
  return {
    url,
    collectorEnvironment: {
      AICOST_GRAFANA_URL: url,
      AICOST_GRAFANA_ISSUER: rootUrl,
      AICOST_GRAFANA_TOKEN: token,
      AICOST_WEBHOOK_SECRET: webhookSecret,
      // Each secret is told once.
      AICOST_GRAFANA_TOKEN_FILE: '',
      AICOST_WEBHOOK_SECRET_FILE: '',
    },
    start: () => startGrafana(installation, { folder, url, environment: grafanaEnvironment(wiring) }),
  };
}

async function checkPort(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error('AICOST_GRAFANA_PORT must be a port, a number from 1 to 65535');
  const server = createServer();
  const fault = await new Promise((resolve) => {
    server.once('error', resolve);
    server.listen({ port, host: ADDRESS, exclusive: true }, () => server.close(() => resolve(null)));
  });
  if (!fault) return;
  const what = fault.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${fault.code})`;
  throw new Error(`port ${port} ${what}; name another one, e.g. AICOST_GRAFANA_PORT=${port + 1}`);
}

/** A link, so that a new build is there at the next start; made anew, since the checkout may have moved. */
function linkPlugin(link) {
  rmSync(link, { force: true });
  symlinkSync(join(root, 'plugin', 'dist'), link, 'junction');
}

/** A secret that the person who starts it has set, itself or as the name of a file. */
function given(name) {
  const { [name]: secret, [`${name}_FILE`]: file } = process.env;
  return secret || (file ? readFileSync(file, 'utf8').trim() : null);
}

/** A random secret of this data directory, the same at every start. */
function remembered(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Starts it; `ready` tells when it answers, and fails with its last words when it never does. */
export function startGrafana({ program, home }, { folder, url, environment }) {
  // Without a file of our own it would read the settings of the installation, and work on the installation's database.
  const configFile = join(folder, 'grafana.ini');
  writeFileSync(configFile, '; Every setting is in the environment: see scripts/grafanaEnvironment.mjs.\n');
  const logFile = join(folder, 'grafana.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(program, ['server', '--homepath', home, '--config', configFile], {
    cwd: folder,
    env: { ...inherited(), ...environment },
    stdio: ['ignore', log, log],
  });
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}`));
    child.once('error', (error) => resolve(`it could not be run: ${error.message}`));
  });
  process.once('exit', () => child.kill('SIGTERM'));
  return { logFile, ended, ready: whenReady(url, ended, logFile), stop: () => stopGrafana(child, ended) };
}

async function whenReady(url, ended, logFile) {
  const end = ended.then((what) => ({ what }));
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline;) {
    const health = fetch(`${url}/api/health`).then(
      ({ ok }) => ({ ok }),
      () => ({ ok: false }),
    );
    const { what, ok } = await Promise.race([end, health]);
    if (ok) return;
    if (what) throw new Error(`${what}; ${lastWords(logFile)}`);
    await sleep(250);
  }
  throw new Error(`it has not answered for ${READY_WITHIN_MS / 1000} s; ${lastWords(logFile)}`);
}

function lastWords(logFile) {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  return `its log is ${logFile}, the end of it: ${lines.slice(-3).join('\n')}`;
}

async function stopGrafana(child, ended) {
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(killing);
}
