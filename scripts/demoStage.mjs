// A whole demo of its own for the browser tests: what `npm start` brings up, in a folder and on ports that nobody else uses.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from './freePorts.mjs';
import { inherited } from './grafanaEnvironment.mjs';
import { root } from './prepare.mjs';

const READY_WITHIN_MS = 600_000;

/**
 * Starts collector, simulator, database and Grafana; `environment` is what the tests need to find them. Throws when they
 * do not all answer. `stop` ends them and removes their files.
 */
export async function startStage() {
  const dataDir = mkdtempSync(join(tmpdir(), 'aicost-e2e-'));
  const [collectorPort, grafanaPort, smtpPort] = await freePorts(3);
  const grafana = `http://127.0.0.1:${grafanaPort}`;
  const collector = `http://127.0.0.1:${collectorPort}`;
  const settings = {
    GRAFANA_HOME: process.env.GRAFANA_HOME ?? '',
    AICOST_DATA_DIR: dataDir,
    AICOST_LISTEN: `127.0.0.1:${collectorPort}`,
    AICOST_GRAFANA_PORT: String(grafanaPort),
    ...mailBy(smtpPort),
  };
  // No other variable: keys of providers or a DATABASE_URL would make it something else than the demo.
  const child = spawn(process.execPath, [join(root, 'scripts', 'start.mjs')], {
    env: { ...inherited(), ...settings },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await whenAllAnswer([`${collector}/readyz`, `${grafana}/api/health`], ended);
  } catch (error) {
    await stop();
    throw error;
  }
  const environment = { GRAFANA_URL: grafana, AICOST_URL: collector, AICOST_DATA_DIR: dataDir };
  return { environment: { ...environment, E2E_SMTP_PORT: String(smtpPort) }, stop };
}

/** Grafana sends its mails to this port, where nobody listens but a test that wants to read them. */
function mailBy(port) {
  return {
    GF_SMTP_ENABLED: 'true',
    GF_SMTP_HOST: `127.0.0.1:${port}`,
    GF_SMTP_FROM_ADDRESS: 'grafana@example.com',
    GF_SMTP_STARTTLS_POLICY: 'NoStartTLS',
  };
}

async function whenAllAnswer(urls, ended) {
  const end = ended.then((code) => `it ended with code ${code}`);
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline;) {
    const fault = await Promise.race([
      end,
      Promise.all(urls.map(answers)).then((all) => (all.every(Boolean) ? null : '')),
    ]);
    if (fault === null) return;
    if (fault !== '') throw new Error(`the demo did not start: ${fault}, see above`);
    await sleep(500);
  }
  throw new Error(`the demo did not start: it has not answered for ${READY_WITHIN_MS / 1000} s, see above`);
}

function answers(url) {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
