// `npm run aicost -- <command>`: the command line from a checkout.
import { spawnSync } from 'node:child_process';
import { buildCollector, collectorMain, install } from './prepare.mjs';

install('collector');
buildCollector();
const { status, signal } = spawnSync(process.execPath, [collectorMain, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
