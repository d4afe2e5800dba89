// `npm run e2e [-- name ...]`: the plugin in a real Grafana and a real browser. See plugin/e2e/README.md.
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { startStage } from './demoStage.mjs';
import { installedGrafana } from './grafana.mjs';
import { playwright } from './playwright.mjs';
import { buildCollector, collectorMain, install } from './prepare.mjs';

const { GRAFANA_URL: running, E2E_REQUIRED: required } = process.env;
const specs = process.argv.slice(2);
const chromium = findChromium();
const lacking = !chromium
  ? 'no Chromium here (CHROMIUM_PATH, or "chromium" or "google-chrome" on PATH)'
  : !running && !installedGrafana()
    ? 'no Grafana here (GRAFANA_URL, GRAFANA_HOME or "grafana" on PATH)'
    : null;
if (lacking) {
  process.stdout.write(`The end-to-end tests were not run: ${lacking}.\n`);
  process.exit(required === '1' ? 1 : 0);
}
process.exit(await (running ? onRunning() : onStage()));

/** The Grafana and the collector that run already; `aicost report` reads the same database through AICOST_DATA_DIR. */
function onRunning() {
  say(`in the Grafana that runs at ${running}`);
  install('all');
  if (!existsSync(collectorMain)) buildCollector();
  return playwright(specs, { CHROMIUM_PATH: chromium });
}

async function onStage() {
  say('in a demo of their own, started now and ended after them');
  const stage = await startStage();
  const stopped = (signal) => void stage.stop().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopped);
  try {
    return await playwright(specs, { CHROMIUM_PATH: chromium, ...stage.environment });
  } finally {
    await stage.stop();
  }
}

function say(text) {
  process.stdout.write(`The end-to-end tests: ${text}.\n`);
}
