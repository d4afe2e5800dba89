import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeFaults } from './codeFaults';

// What Grafana's plugin validator and the people of its catalogue check, as far as it can be checked without them.

interface PluginJson {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly info: {
    readonly keywords: readonly string[];
    readonly description: string;
    readonly author: { readonly name: string };
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots: readonly { readonly name: string; readonly path: string }[];
    readonly version: string;
    readonly updated: string;
  };
  readonly dependencies: { readonly grafanaDependency: string };
  readonly includes?: readonly { readonly type: string; readonly name: string; readonly path: string }[];
}

const SOURCE = join(__dirname, '..');
const REPOSITORY = join(SOURCE, '../..');
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
const read = (path: string) => readFileSync(join(SOURCE, path), 'utf8');
const plugins = files
  .filter((path) => path.endsWith('plugin.json'))
  .sort((a, b) => a.length - b.length)
  .map((path) => ({ folder: dirname(path), json: JSON.parse(read(path)) as PluginJson }));
const [app, ...nested] = plugins as [(typeof plugins)[number], ...typeof plugins];

test('every plugin is called after its organisation, its name and its type', () => {
  expect(app.json.id).toBe('aicost-tracker-app');
  expect(nested.length).toBeGreaterThan(0);
  for (const { json } of plugins) expect(json.id).toMatch(new RegExp(`^aicost-[a-z]+-${json.type}$`));
});

test('the app includes each nested plugin, and nothing that is not there', () => {
  const included = app.json.includes?.filter(({ type }) => type !== 'page') ?? [];
  const there = nested.map(({ folder, json }) => ({ type: json.type, name: json.name, path: `${folder}/plugin.json` }));
  expect([...included].sort(byPath)).toEqual(there.sort(byPath));
});

test('all are for the same Grafana', () => {
  const wanted = new Set(plugins.map(({ json }) => json.dependencies.grafanaDependency));
  expect([...wanted]).toEqual([expect.stringMatching(/^>=\d+\.\d+\.\d+$/)]);
});

describe.each(plugins.map(({ folder, json }) => [json.id, folder, json.info] as const))('%s', (_id, folder, info) => {
  test('says what it is', () => {
    expect(info.description).toMatch(/\w+ \w+/);
    expect(info.author.name).toMatch(/\w/);
    expect(info.keywords.length).toBeGreaterThan(1);
  });

  test('has its pictures', () => {
    const logos = [info.logos.small, info.logos.large];
    expect(logos.filter((logo) => !existsSync(join(SOURCE, folder, logo)))).toEqual([]);
    for (const { name, path } of info.screenshots) {
      expect(name).toMatch(/\w/);
      expect(path).toMatch(/^img\/screenshots\/[\w-]+\.png$/);
      expect(
        readFileSync(join(SOURCE, folder, path))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
  });

  test('gets its version and its day when it is built', () => {
    expect(info).toMatchObject({ version: '%VERSION%', updated: '%TODAY%' });
  });
});

test('the version is the same everywhere, and the changelog tells of it', () => {
  const manifest = (path: string) =>
    JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8')) as { version: string; license: string };
  const { version, license } = manifest('plugin/package.json');
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(manifest('package.json')).toMatchObject({ version, license });
  expect(license).toBe('Apache-2.0');
  expect(readFileSync(join(REPOSITORY, 'LICENSE'), 'utf8')).toContain('Apache License');
  const headings = readFileSync(join(REPOSITORY, 'CHANGELOG.md'), 'utf8').match(/^## .+$/gm) ?? [];
  expect(headings.some((heading) => heading.includes(version) || /unreleased/i.test(heading))).toBe(true);
});

describe('the page of the catalogue', () => {
  const readme = read('README.md');

  test('is for people who want to know what it does', () => {
    expect(readme).toMatch(/^# .+/);
    expect(readmeFaults(readme)).toEqual([]);
  });

  test.each([
    'Run `npm ci`, then `npm run build`',
    '```bash',
    'Install it with Docker Compose',
    'Open http://localhost:3000',
    'See [the guide](../../docs/guide.md)',
    '![picture](img/a.png)',
    'Set GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS',
    'It is made with webpack, React and TypeScript',
  ])('and not for those who develop it: %s', (line) => {
    expect(readmeFaults(line)).not.toEqual([]);
  });
});

/** Words for developers, instructions to install, and links that lead nowhere from another site. */
function readmeFaults(text: string): string[] {
  const jargon =
    /```|\b(?:npm|npx|yarn|git|docker|webpack|typescript|react|jest|localhost|install\w*|provisioning|GF_\w+|[\w-]+\.ini)\b/gi;
  const relative = /\]\((?!https?:\/\/|#)[^)]*\)/g;
  return [...(text.match(jargon) ?? []), ...(text.match(relative) ?? [])];
}

describe('the code', () => {
  const sources = files.filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.testkit\.tsx?$|^test\/|\/fixtures\//.test(path),
  );

  test('does nothing that reviewers refuse', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap((path) => codeFaults(path, read(path)))).toEqual([]);
  });

  test.each([
    'window.location.reload();',
    'const { href } = window.location;',
    'console.warn("x");',
    'if (confirm("Sure?")) go();',
    'eval("1");',
    'new Function("return 1")();',
    "import './panel.css';",
    "import { Global } from '@emotion/react';",
    "import { useParams } from 'react-router';",
    "import { x } from 'react/internals';",
    "post('/api/ds/query', body);",
    'post(`/api/ds/query?ds_type=${type}`, body);',
    '<p className="gf-form-label" />;',
    '<p dangerouslySetInnerHTML={{ __html: text }} />;',
    '// @ts-expect-error\nfoo();',
  ])('%s is caught', (text) => {
    expect(codeFaults('pages/planted.tsx', text)).toHaveLength(1);
  });

  test.each([
    'rows.map(({ window: span }) => span);',
    'const answer = { console: 1, alert: 2 };',
    'budget.alert();',
    "import { css } from '@emotion/css';",
    "import { Link } from 'react-router-dom';",
    "import { createRoot } from 'react-dom/client';",
  ])('%s is fine', (text) => {
    expect(codeFaults('pages/planted.tsx', text)).toEqual([]);
  });

  test('comes with maps to its source', () => {
    expect(read('../.config/webpack/webpack.config.ts')).toMatch(/devtool: .*'source-map'/);
    expect(read('../webpack.config.ts')).not.toContain('devtool');
  });
});

describe('pictures that are text', () => {
  const drawings = files.filter((path) => path.endsWith('.svg'));

  test('draw, and do nothing else', () => {
    expect(drawings.length).toBeGreaterThanOrEqual(plugins.length);
    expect(drawings.filter((path) => UNSAFE.test(read(path)))).toEqual([]);
  });

  test.each([
    '<script>',
    '<a href="https://x">',
    '<rect onclick="x()"/>',
    '<foreignObject>',
    '<style>@import "x"',
    '<image xlink:href="x"',
  ])('%s is caught', (text) => expect(UNSAFE.test(text)).toBe(true));
});

const UNSAFE =
  /<script|<foreignObject|<iframe|\son\w+\s*=|\b(?:xlink:)?href\s*=\s*["'](?!#)|javascript:|@import|<!ENTITY/i;

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
