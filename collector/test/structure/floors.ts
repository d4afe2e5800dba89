import { posix } from 'node:path';
import ts from 'typescript';
import type { TextFile } from './files.js';

/** Bottom up. A file imports its own top folder or a lower floor, never a neighbour. */
const FLOORS = [
  ['domain', 'errors', 'version'],
  ['analysis', 'pricing', 'connectors', 'store', 'mail', 'config', 'logging', 'vault', 'telemetry', 'importing'],
  ['jobs'],
  ['api', 'metrics'],
  ['app'],
  ['main'],
];

const floorOf = new Map(FLOORS.flatMap((areas, floor) => areas.map((area) => [area, floor] as const)));

/** Imports of one file of `collector/src` that go up, sideways or out of the house. */
export function floorFaults(file: TextFile): string[] {
  const own = floorOf.get(areaOf(file.path));
  if (own === undefined) return [`${file.path}: ${areaOf(file.path)} stands on no floor`];
  return importedPaths(file)
    .filter((target) => !mayImport(file.path, target))
    .map((target) => `${file.path} must not import ${target}`);
}

function mayImport(path: string, target: string): boolean {
  if (target.endsWith('.json')) return true;
  if (target.startsWith('collector/test/')) return path.endsWith('.test.ts');
  if (!target.startsWith('collector/src/')) return false;
  const [own, other] = [areaOf(path), areaOf(target)];
  return own === other || (floorOf.get(other) ?? Infinity) < (floorOf.get(own) ?? -1);
}

/** `collector/src/store/db.ts` is in `store`, `collector/src/errors.ts` in `errors`. */
function areaOf(path: string): string {
  return path.split('/')[2]?.split('.')[0] ?? '';
}

function importedPaths({ path, text }: TextFile): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(path), specifier));
}
