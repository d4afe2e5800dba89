import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type APIRequestContext, expect } from '@playwright/test';
import type { CallAnswer, CallInput, CallName } from '../../src/api/calls';
import { RIGHTS } from '../../src/api/rights.gen';
import pluginJson from '../../src/plugin.json';

const OF_CHECKOUT = join(__dirname, '..', '..', '..', 'collector', 'dist', 'src', 'main.js');

/** Asks the collector through Grafana's proxy, typed like the app's own calls. Anything but a success fails the test. */
export type Api = <Name extends CallName>(name: Name, input?: CallInput<Name>) => Promise<CallAnswer<Name>>;

export function apiOf(request: APIRequestContext): Api {
  return async (name, { path, query, body } = {}) => {
    const [method, pattern = ''] = name.split(' ');
    const filled = pattern.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(valuesOf(path).get(key) ?? ''));
    const answer = await request.fetch(`/api/plugin-proxy/${pluginJson.id}/collector/${RIGHTS[name]}${filled}`, {
      ...(method && { method }),
      params: Object.fromEntries(valuesOf(query)),
      ...(body !== undefined && { data: body }),
    });
    expect(answer.ok(), `${name} answers ${answer.status()}: ${await answer.text()}`).toBe(true);
    return answer.status() === 204 ? undefined : answer.json();
  };
}

function valuesOf(given: unknown): ReadonlyMap<string, string> {
  const entries = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return new Map(entries.map(([key, value]) => [key, String(value)]));
}

/** One line of `aicost report --json`; amounts are exact decimal texts. */
export interface ReportRow {
  readonly service: string;
  readonly account: string;
  readonly value: string;
  readonly currency: string;
  readonly billedCost: string | null;
  readonly notFinalCost: string | null;
  readonly unpricedCharges: number;
}

/** Runs `aicost <arguments>` on the database of the collector behind Grafana, and gives what it prints. */
export async function aicost(...args: string[]): Promise<string> {
  const { AICOST_DATA_DIR, DATABASE_URL, AICOST_COMMAND = OF_CHECKOUT } = process.env;
  if (!AICOST_DATA_DIR && !DATABASE_URL)
    throw new Error('set AICOST_DATA_DIR (or DATABASE_URL) to that of the collector behind this Grafana');
  const { stdout } = await promisify(execFile)(process.execPath, [AICOST_COMMAND, ...args], { maxBuffer: 1 << 28 });
  return stdout;
}

/** The rows of `aicost report --json <arguments>`: this month by account unless they say otherwise. */
export async function report(...args: string[]): Promise<readonly ReportRow[]> {
  return JSON.parse(await aicost('report', '--json', ...args)).rows;
}
