import { didYouMean } from '../domain/closestName.js';
import type { ConfigFile, Kind, Path } from './configFile.js';
import type { Faults } from './faults.js';

const ACCOUNT_KEYS = new Map<string, Kind>([
  ['name', 'text'],
  ['service', 'text'],
  ['secrets', 'mapping'],
  ['baseUrl', 'text'],
  ['backfillFrom', 'text'],
  ['requestsPerMinute', 'text'],
]);
const REQUIRED_OF_ACCOUNT = ['name', 'service', 'secrets'];

/** Names every key of the file that is not known, is missing, or holds something of another shape. */
export function checkFileShape(file: ConfigFile, settingNames: readonly string[], faults: Faults): void {
  const known = new Map<string, Kind>([...settingNames.map((name) => [name, 'text'] as const), ['accounts', 'list']]);
  if (!checkKeys(file, [], known, faults) || file.kind(['accounts']) !== 'list') return;
  for (const index of file.names(['accounts'])) {
    const path = ['accounts', Number(index)];
    if (!checkKeys(file, path, ACCOUNT_KEYS, faults)) continue;
    const given = file.names(path);
    for (const name of REQUIRED_OF_ACCOUNT.filter((key) => !given.includes(key))) {
      faults.add(file.where([...path, name]), 'is missing');
    }
    for (const name of file.names([...path, 'secrets'])) checkKind(file, [...path, 'secrets', name], 'text', faults);
  }
}

/** False when there is no mapping whose keys could be looked at. */
function checkKeys(file: ConfigFile, path: Path, known: ReadonlyMap<string, Kind>, faults: Faults): boolean {
  if (!checkKind(file, path, 'mapping', faults)) return false;
  for (const name of file.names(path)) {
    const kind = known.get(name);
    if (kind) checkKind(file, [...path, name], kind, faults);
    else faults.add(file.where([...path, name]), `is not a known key${didYouMean(name, known.keys())}`);
  }
  return true;
}

const IN_WORDS: Record<Kind, string> = { text: 'text', list: 'a list', mapping: 'a mapping (key: value)' };

function checkKind(file: ConfigFile, path: Path, kind: Kind, faults: Faults): boolean {
  const fits = file.kind(path) === kind;
  if (!fits) faults.add(file.where(path), `must be ${IN_WORDS[kind]}`);
  return fits;
}
