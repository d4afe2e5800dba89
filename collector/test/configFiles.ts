import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Config, type ServiceEnvironment } from '../src/config.js';
import { CollectorError } from '../src/errors.js';

export const SERVICES: ServiceEnvironment[] = [
  { serviceId: 'openai', secrets: { adminKey: 'OPENAI_ADMIN_KEY' }, baseUrl: 'OPENAI_BASE_URL' },
  { serviceId: 'anthropic', secrets: { adminKey: 'ANTHROPIC_ADMIN_KEY' }, baseUrl: 'ANTHROPIC_BASE_URL' },
  {
    serviceId: 'azure',
    secrets: { clientId: 'AZURE_CLIENT_ID', clientSecret: 'AZURE_CLIENT_SECRET' },
    baseUrl: 'AZURE_BASE_URL',
  },
];

/** A key; nothing that holds CANARY may appear in a message. */
export const KEY = 'sk-admin-CANARY-0001';

/** A folder for the configuration of one test file. */
export class ConfigFiles implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'aicost-config-'));
  #count = 0;

  write(content: string, name = `file${(this.#count += 1)}`): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  fromYaml(yaml: string, env: NodeJS.ProcessEnv = {}): Config {
    return loadConfig({ AICOST_CONFIG: this.write(yaml, 'aicost.yaml'), ...env }, SERVICES);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The faults of a configuration. */
export function faultsOf(load: () => Config): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof CollectorError) || error.code !== 'CONFIG_INVALID') throw error;
    if (error.message.includes('CANARY')) throw new Error('a value stands in the message', { cause: error });
    const lines = error.message.split('\n  - ');
    return lines.length > 1 ? lines.slice(1) : [error.message.replace('the configuration has a fault: ', '')];
  }
}
