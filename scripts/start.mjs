// `npm start [-- --once] [--no-demo]`: from a fresh checkout to figures on the screen. Where nothing is your own it is the demo.
import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { demoBudgets, setClock, startDemo } from './demo.mjs';
import { findGrafana, installedGrafana, prepareGrafana } from './grafana.mjs';
import { ownConfiguration, ownLedger } from './ownFigures.mjs';
import { buildCollector, collectorMain, install, root } from './prepare.mjs';
import { readerLogin } from './readerLogin.mjs';

const isOnce = process.argv.includes('--once');
const started = Date.now();
install('collector');
const installed = Date.now();
buildCollector();

const ownDir = resolve(process.env.AICOST_DATA_DIR || join(root, '.aicost'));
const demo = await startDemoUnlessOwn();
const dataDir = demo ? join(ownDir, 'demo') : ownDir;
const env = { ...process.env, AICOST_DATA_DIR: dataDir, AICOST_LOG_LEVEL: process.env.AICOST_LOG_LEVEL ?? 'warn' };
if (demo) env.AICOST_CONFIG = demo.configFile;

let exitCode = await readEverything();
await aicost(['report']);
if (demo) await aicost(['budgets', 'status']);
if (demo) exitCode = (await compareWithTruth()) && exitCode;
say(`ready after ${seconds(Date.now() - started)}, of which ${seconds(installed - started)} were the install`);
if (isOnce) {
  await demo?.stop();
  process.exit(exitCode);
}
await serve();

async function startDemoUnlessOwn() {
  const given = { env: process.env, args: process.argv, dataDir: ownDir };
  let own = ownConfiguration({ ...given, hasAccounts: namesAccounts() });
  const started = own ? null : await startDemo(join(ownDir, 'demo'));
  if (started) own = ownLedger({ ...given, demoAccounts: started.accountNames, aicost: output });
  if (!own) return started;
  say(`no demo: ${own}`);
  await started?.stop();
  return null;
}

/** The first read of the demo lives through its last three days, so that corrections, revisions and an outage can be seen. */
async function readEverything() {
  const accounts = JSON.parse(output(['accounts', 'list', '--json']));
  if (!demo && accounts.length === 0) {
    say('no account yet: add one in the app, or set OPENAI_ADMIN_KEY or ANTHROPIC_ADMIN_KEY');
    return 0;
  }
  const isFirst = demo && accounts.every(({ health }) => (health?.lastSuccessAgeSeconds ?? null) === null);
  for (const days of isFirst ? [3, 1] : []) {
    await setClock(demo.url, new Date(Date.now() - days * 86_400_000).toISOString());
    say(`the demo lives through ${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)} …`);
    await aicost(['sync', '--clock-offset', `-${days} days`], { quiet: true });
  }
  if (isFirst) {
    await setClock(demo.url, null);
    await aicost(['import', demo.entriesFile, '--source', 'manual', '--create-accounts'], { quiet: true });
    for (const budget of demoBudgets) await aicost(['budgets', 'add', ...budget], { quiet: true });
  }
  return aicost(['sync']);
}

/** The demo knows the truth: every day of every account must equal it to the last digit. */
async function compareWithTruth() {
  const stored = new Map(
    JSON.parse(output(['report', '--by', 'day', '--from', '2000-01-01', '--json'])).rows.map((row) => [
      `${row.account} ${row.value}`,
      row.billedCost ?? '0',
    ]),
  );
  const today = new Date().toISOString().slice(0, 10);
  let days = 0;
  const wrong = [];
  for (const { name, firstDay } of demo.accounts) {
    const truth = await (await fetch(`${demo.url}/__truth?account=${name}&from=${firstDay}&to=${today}`)).json();
    days += truth.length;
    wrong.push(
      ...truth.filter(
        ({ day, billedCost, readable }) => readable !== false && (stored.get(`${name} ${day}`) ?? '0') !== billedCost,
      ),
    );
  }
  say(`compared with the simulator's truth: ${days} days of ${demo.accounts.length} accounts, ${wrong.length} differ`);
  for (const { account, day, billedCost } of wrong.slice(0, 5))
    say(`  ${account} ${day}: truth ${billedCost}, ledger ${stored.get(`${account} ${day}`) ?? 'nothing'}`);
  return wrong.length === 0 ? 0 : 1;
}

async function serve() {
  const grafana = await prepared();
  say('');
  say(
    `collector   http://${env.AICOST_LISTEN ?? '127.0.0.1:8787'}   /healthz /readyz /metrics, the API to read and try: /docs`,
  );
  say(`token       npm run aicost -- token create me --role admin   (for the API: Authorization: Bearer …)`);
  if (demo)
    say(
      `simulator   ${demo.url}   the invented providers of this demo; for your own figures set OPENAI_ADMIN_KEY or ANTHROPIC_ADMIN_KEY, or start with -- --no-demo and add accounts in the app`,
    );
  const isElsewhere = process.env.DATABASE_URL || process.env.DATABASE_URL_FILE;
  say(`database    ${isElsewhere ? 'DATABASE_URL' : `embedded Postgres in ${dataDir}`}`);
  const collector = spawn(process.execPath, [collectorMain, 'serve'], {
    env: { ...env, ...grafana?.collectorEnvironment },
    stdio: 'inherit',
  });
  const running = grafana?.start();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => collector.kill(signal));
  collector.once('exit', async (code) => {
    await Promise.all([demo?.stop(), running?.stop()]);
    process.exit(code ?? 1);
  });
  if (running) await announce(grafana.url, running, collector);
}

/** The Grafana of this machine, ready to be started; null where there is none, with a word on why. */
async function prepared() {
  const installation = installedGrafana();
  const { AICOST_GRAFANA_URL: own } = process.env;
  if (own) say(`Grafana     yours, at ${own}; see docs/admin/grafana.md for what it needs`);
  else if (!installation)
    say(`Grafana     ${findGrafana() ?? 'none found; set GRAFANA_HOME, or use "docker compose up"'}`);
  if (own || !installation) return null;
  const collectorUrl = `http://${(env.AICOST_LISTEN ?? '127.0.0.1:8787').replace(/^(0\.0\.0\.0|\[::\])?:/, '127.0.0.1:')}`;
  return prepareGrafana(installation, { dataDir, collectorUrl, makeLogin: () => readerLogin(env) }).catch((error) => {
    say(`Grafana     not started: ${error.message}`);
    return null;
  });
}

/** Says where Grafana is once it answers; the collector goes on without it where it does not. */
async function announce(url, running, collector) {
  const isEnding = () => collector.exitCode !== null || collector.signalCode !== null || collector.killed;
  const failure = await running.ready.then(
    () => null,
    ({ message }) => message,
  );
  if (isEnding()) return;
  if (failure) return say(`Grafana     not started: ${failure}`);
  const password = process.env.GF_SECURITY_ADMIN_PASSWORD ? 'GF_SECURITY_ADMIN_PASSWORD' : 'admin';
  say(`Grafana     ${url}   first sign-in: admin, password ${password}; its log: ${running.logFile}`);
  const prometheus = process.env.AICOST_PROMETHEUS_URL;
  say(`Prometheus  ${prometheus ?? 'none is started; "docker compose up" has one, or set AICOST_PROMETHEUS_URL'}`);
  const end = await running.ended;
  if (!isEnding()) say(`Grafana     ${end}; its log: ${running.logFile}. The collector goes on.`);
}

/** Accounts named by the environment or the file AICOST_CONFIG; the command line itself knows best. */
function namesAccounts() {
  return JSON.parse(output(['accounts', 'configured', '--json'], process.env)).length > 0;
}

/** Runs a command beside the simulator, which needs this process's event loop only for its pipe. */
function aicost(args, { quiet = false } = {}) {
  const child = spawn(process.execPath, [collectorMain, ...args], {
    env,
    stdio: ['inherit', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit'],
  });
  return new Promise((resolveCode) => child.once('exit', (code) => resolveCode(code ?? 1)));
}

function output(args, environment = env) {
  const { status, stdout } = spawnSync(process.execPath, [collectorMain, ...args], {
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
