import { realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const PROGRAM = process.platform === 'win32' ? 'grafana.exe' : 'grafana';

/** Where a Grafana can be had: its URL, its home directory, or its program; null when there is none. */
export function findGrafana() {
  const { GRAFANA_URL: url, GRAFANA_HOME: home } = process.env;
  if (url) return url;
  if (home && statSync(home, { throwIfNoEntry: false })) return home;
  return programOnPath();
}

/** The program and the home directory (`conf/`, `public/`) of a Grafana installed here; null when there is none. */
export function installedGrafana() {
  const onPath = programOnPath();
  const homes = process.env.GRAFANA_HOME ? [process.env.GRAFANA_HOME] : onPath ? homesOf(onPath) : [];
  const home = homes.find((folder) => isFile(join(folder, 'conf', 'defaults.ini')));
  if (!home) return null;
  // Packages put a wrapper on PATH that overrules paths with those of the service; the program itself is in its home.
  const program = [join(home, 'bin', PROGRAM), onPath].find((file) => file && isFile(file));
  return program ? { program, home } : null;
}

function programOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, PROGRAM)).find(isFile) ?? null;
}

/** An archive has `bin` in its home, Homebrew keeps the home in `share`, Linux packages in /usr/share. */
function homesOf(program) {
  const prefix = dirname(dirname(realpathSync(program)));
  return [prefix, join(prefix, 'share', 'grafana'), '/usr/share/grafana'];
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
