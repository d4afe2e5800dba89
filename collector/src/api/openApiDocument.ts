import { createLogger } from '../logging/logger.js';
import { buildServer, type ServerOptions } from './server.js';

/** The description of all routes as it is committed in `openapi.json`, keys in alphabetical order. */
export async function apiDocument(): Promise<unknown> {
  const app = buildServer(silentOptions());
  await app.ready();
  const document = sorted(JSON.parse(JSON.stringify(app.swagger())));
  await app.close();
  return document;
}

/** Routes use the rest of their context only when they answer, and this server never does. */
function silentOptions(): ServerOptions {
  const features = {
    export: true,
    visualIndicators: true,
    notifications: true,
    forecasting: true,
    anomalyDetection: true,
  };
  const log = createLogger({ level: 'silent', secrets: [] });
  return { log, version: '', features, identity: {} } as unknown as ServerOptions;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
