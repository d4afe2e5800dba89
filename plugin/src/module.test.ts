import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locationService } from '@grafana/runtime';
import { plugin } from './module';
import app from './plugin.json';

const panels = readdirSync(join(__dirname, 'panels'));

test.each(panels)('the app declares its panel %s, for the same Grafana', (folder) => {
  const path = `panels/${folder}/plugin.json`;
  const panel = JSON.parse(readFileSync(join(__dirname, path), 'utf8'));
  expect(panel.id).toBe(`aicost-${folder}-panel`);
  expect(app.includes).toContainEqual({ type: 'panel', name: panel.name, path });
  expect(panel.dependencies.grafanaDependency).toBe(app.dependencies.grafanaDependency);
  expect(existsSync(join(__dirname, 'panels', folder, panel.info.logos.small))).toBe(true);
});

/** Grafana refuses what a plugin adds without having announced it. */
test('what the app adds to Grafana is what it has announced', () => {
  const { addedLinks, exposedComponents } = app.extensions;
  const announced = plugin.addedLinkConfigs.map(({ targets, title, description }) => ({ targets, title, description }));
  expect(announced).toEqual(addedLinks);
  const exposed = plugin.exposedComponentConfigs.map(({ id, title, description }) => ({ id, title, description }));
  expect(exposed).toEqual(exposedComponents);
});

test('what is added leads to pages of the app', () => {
  const pages = app.includes.map(({ path }) => path.replace('%PLUGIN_ID%', app.id));
  for (const { path, onClick } of plugin.addedLinkConfigs) {
    onClick?.(undefined, {} as never);
    expect(pages).toContain(path === undefined ? locationService.getLocation().pathname : path.split('?', 1)[0]);
  }
});
