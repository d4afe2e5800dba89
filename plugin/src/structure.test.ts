import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Bottom up. A file imports its own top folder or a lower floor, never a neighbour. */
const FLOORS = [['api'], ['data', 'queries', 'components', 'alerting'], ['pages', 'panels'], ['module']];

const floorOf = new Map(FLOORS.flatMap((areas, floor) => areas.map((area) => [area, floor] as const)));

const areaOf = (path: string) => path.split(/[/.]/, 1)[0] ?? '';
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('test/');

/** A bare specifier that starts with a folder of ours is ours: webpack and TypeScript both look in `src` first. */
function importedPaths(path: string, text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith('.') || floorOf.has(areaOf(specifier)))
    .map((specifier) => (specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier));
}

function mayImport(path: string, target: string): boolean {
  if (target.endsWith('.json')) return true;
  if (target.startsWith('test/')) return isTest(path);
  const [own, other] = [areaOf(path), areaOf(target)];
  return own === other || (floorOf.get(other) ?? Infinity) < (floorOf.get(own) ?? -1);
}

function faults(path: string, text: string): string[] {
  if (!floorOf.has(areaOf(path))) return [`${path} stands on no floor`];
  return importedPaths(path, text)
    .filter((target) => !mayImport(path, target))
    .map((target) => `${path} must not import ${target}`);
}

function sources(): string[] {
  const all = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return all.filter((path) => /\.tsx?$/.test(path) && !path.startsWith('test/') && path !== 'structure.test.ts');
}

test('every file imports its own folder or a lower floor', () => {
  expect(sources().length).toBeGreaterThan(5);
  expect(sources().flatMap((path) => faults(path, readFileSync(join(__dirname, path), 'utf8')))).toEqual([]);
});

test.each([
  ['up', 'components/Money.tsx', `import { App } from '../pages/App';`],
  ['up, by a bare name', 'components/Money.tsx', `import { App } from 'pages/App';`],
  ['to a neighbour', 'pages/App.tsx', `import { columns } from '../panels/ledger/columns';`],
  ['to a neighbour, when needed', 'data/useCosts.ts', `await import('../queries/costs');`],
  ['to what only tests may use', 'panels/ledger/frame.ts', `import { frameOf } from '../../test/panelData';`],
  ['out of the house', 'api/collector.ts', `import { run } from '../../../collector/src/app';`],
])('an import %s is caught', (_case, path, text) => {
  expect(faults(path, text)).toHaveLength(1);
});

test('a folder that the plan does not know is caught', () => {
  expect(faults('widgets/Money.tsx', '')).toEqual(['widgets/Money.tsx stands on no floor']);
});

test.each([
  ['module.tsx', `lazy(() => import('./pages/App'));`],
  ['pages/App.tsx', `import { useCosts } from '../data/useCosts';`],
  ['pages/routes.ts', `import pluginJson from '../plugin.json';`],
  ['panels/ledger/LedgerPanel.test.tsx', `import { frameOf } from '../../test/panelData';`],
  ['data/useCosts.ts', `import { lastValueFrom } from 'rxjs';`],
])('%s may say %s', (path, text) => {
  expect(faults(path, text)).toEqual([]);
});
