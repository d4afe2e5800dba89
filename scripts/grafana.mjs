import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a Grafana can be had: its URL, its home directory, or its program; null when there is none. */
export function findGrafana() {
  if (process.env.GRAFANA_URL) return process.env.GRAFANA_URL;
  if (process.env.GRAFANA_HOME && existsSync(process.env.GRAFANA_HOME)) return process.env.GRAFANA_HOME;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'grafana')).find((program) => existsSync(program)) ?? null;
}
