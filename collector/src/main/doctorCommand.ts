import type { Command } from 'commander';
import { scrub } from '../logging/scrub.js';
import { withCollector } from './context.js';
import { grafanaFinding, keyRingFindings, tokenFinding } from './doctor/access.js';
import { accountFindings } from './doctor/accounts.js';
import type { Finding } from './doctor/finding.js';
import { installationFindings } from './doctor/installation.js';
import { print, printJson } from './output.js';

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check the installation, the database, the accounts, who may call, and that the ledger adds up')
    .option('--json', 'print JSON')
    .action(runDoctor);
}

const LABELS = { ok: 'ok     ', warning: 'WARNING', fault: 'FAULT  ' };

async function runDoctor(options: { readonly json?: boolean }): Promise<void> {
  const found = await withCollector(async (collector, config) => [
    ...(await installationFindings(collector)),
    ...(await keyRingFindings(collector.pool, collector.desk)),
    await grafanaFinding(config),
    await tokenFinding(collector.pool, config),
    ...(await accountFindings(collector)),
  ]);
  const findings = found.map((finding): Finding => ({ ...finding, detail: scrub(finding.detail) }));
  if (options.json === true) printJson(findings);
  else for (const { what, state, detail } of findings) print(`${LABELS[state]}  ${what}: ${detail}`);
  if (findings.some(({ state }) => state === 'fault')) process.exitCode = 1;
}
