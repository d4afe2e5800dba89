// `node scripts/measurePanels.mjs <file>`: how quick panels and pages are on the database DATABASE_URL, in a Grafana and a
// browser of this machine. Writes what it measured to the file; without Grafana or browser it says so and writes nothing.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findChromium } from './chromium.mjs';
import { freePorts } from './freePorts.mjs';
import { installedGrafana, prepareGrafana } from './grafana.mjs';
import { inherited } from './grafanaEnvironment.mjs';
import { playwright } from './playwright.mjs';
import { collectorMain, fail, install } from './prepare.mjs';
import { readerLogin } from './readerLogin.mjs';

const [file] = process.argv.slice(2);
const { DATABASE_URL } = process.env;
if (!file || !DATABASE_URL) fail('usage: DATABASE_URL=postgres://… node scripts/measurePanels.mjs <file>');
const [chromium, installation] = [findChromium(), installedGrafana()];
if (!chromium || !installation) {
  const what = installation ? 'Chromium here (CHROMIUM_PATH, or on PATH)' : 'Grafana here (GRAFANA_HOME, or on PATH)';
  process.stdout.write(`The panels were not measured: no ${what}.\n`);
  process.exit(0);
}
install('all');
process.exit(await measure());

async function measure() {
  const dataDir = mkdtempSync(join(tmpdir(), 'aicost-measure-'));
  const [collectorPort, grafanaPort] = await freePorts();
  process.env.AICOST_GRAFANA_PORT = String(grafanaPort);
  const listen = `127.0.0.1:${collectorPort}`;
  const env = {
    ...inherited(),
    DATABASE_URL,
    AICOST_DATA_DIR: dataDir,
    AICOST_LISTEN: listen,
    AICOST_LOG_LEVEL: 'warn',
  };
  const makeLogin = () => readerLogin(env);
  const grafana = await prepareGrafana(installation, { dataDir, collectorUrl: `http://${listen}`, makeLogin });
  spawnSync(process.execPath, [collectorMain, 'budgets', 'add', '--name', 'Everything', '--limit', '1000000'], { env });
  const collector = spawn(process.execPath, [collectorMain, 'serve'], {
    env: { ...env, ...grafana.collectorEnvironment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const running = grafana.start();
  try {
    await running.ready;
    return await playwright([], { CHROMIUM_PATH: chromium, GRAFANA_URL: grafana.url, E2E_MEASURED: resolve(file) });
  } finally {
    collector.kill('SIGTERM');
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
