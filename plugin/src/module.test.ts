import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
