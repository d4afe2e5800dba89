import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, root } from './prepare.mjs';

const simulatorMain = join(root, 'collector', 'dist', 'test', 'fakeProvider', 'main.js');

/**
 * The demo: invented accounts at a local provider simulator. It always starts from the day on which the demo was first
 * seen, so that its history does not move when the demo is started again on another day.
 */
export async function startDemo(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const { firstSeen } = remembered(join(dataDir, 'demo.json'), () => ({
    firstSeen: new Date().toISOString().slice(0, 10),
  }));
  const simulator = await startSimulator(firstSeen);
  const accounts = await (await fetch(`${simulator.url}/__accounts`)).json();
  const configFile = join(dataDir, 'demo.yaml');
  // JSON is YAML, and needs no quoting rules of our own.
  writeFileSync(configFile, JSON.stringify({ accounts: accounts.map(accountConfig) }, null, 2));
  const entriesFile = join(dataDir, 'demo-entries.csv');
  writeFileSync(entriesFile, demoEntries(firstSeen));
  const accountNames = [...accounts.map(({ name }) => name), SEATS, WORKSHOP];
  return { ...simulator, configFile, accounts, accountNames, entriesFile };
}

/** Accounts of what people type in. */
const SEATS = 'copilot-seats';
const WORKSHOP = 'mistral-invoice';

/** What no API tells and a person types in: seats of a month, a workshop, a credit for it. */
function demoEntries(firstSeen) {
  const [year, month] = firstSeen.split('-').map(Number);
  const rows = Array.from({ length: 13 }, (_, ago) => {
    const day = new Date(Date.UTC(year, month - 13 + ago, 1)).toISOString().slice(0, 10);
    const seats = 8 + ago;
    return `${day},GitHub Copilot,${SEATS},subscription,${seats * 21},${seats} seats at 21 USD`;
  });
  const workshop = new Date(Date.UTC(year, month - 3, 14)).toISOString().slice(0, 10);
  rows.push(`${workshop},Mistral,${WORKSHOP},invoice,1250.00,"workshop, paid by card"`);
  return `Date,Service,Account,Request Type,Cost (USD),Notes\r\n${rows.join('\r\n')}\r\n`;
}

const levels = ['70%', '90%', '100%'].flatMap((level) => ['--threshold', level]);
const willPass = ['--threshold', 'forecast:80'];

/** What the demo's people want to spend at most in a month: one is fine, one is near its limit, one will pass it. */
export const demoBudgets = [
  ['--name', 'Everything', '--limit', '42000'],
  ['--name', 'Claude Code', '--limit', '4500', '--account', 'anthropic-claude-code', ...levels, ...willPass],
  ['--name', 'Research', '--limit', '6500', '--account', 'openai-research', ...levels, ...willPass],
];

/** The credentials of a simulated account under the name that its connector gives them. */
const SECRET_NAME = { openai: 'adminKey', anthropic: 'adminKey', openrouter: 'managementKey' };

function accountConfig({ name, provider, key, baseUrl, firstDay }) {
  return {
    name,
    service: provider,
    secrets: { [SECRET_NAME[provider]]: key },
    baseUrl,
    backfillFrom: firstDay,
    requestsPerMinute: 60_000,
  };
}

/** Sets the simulated providers' clock; the next sync must live in the same time. */
export async function setClock(url, asOf) {
  await fetch(`${url}/__clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ asOf }),
  });
}

function remembered(file, make) {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(make()));
  return JSON.parse(readFileSync(file, 'utf8'));
}

function startSimulator(today) {
  const child = spawn(process.execPath, [simulatorMain, '--today', today], { stdio: ['ignore', 'pipe', 'inherit'] });
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  return new Promise((resolve) => {
    child.once('exit', (code) => fail(`the provider simulator ended with code ${code}`));
    child.stdout.on('data', (chunk) => {
      const [, url] = /listening on (\S+)/.exec(String(chunk)) ?? [];
      if (url) resolve({ url, stop: () => stopSimulator(child) });
    });
  });
}

function stopSimulator(child) {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return ended;
}
