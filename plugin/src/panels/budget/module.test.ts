import { standardEditorsRegistry } from '@grafana/data';
import { DEFAULTS } from './options';
import { plugin } from './module';

// Grafana registers its editors at start.
standardEditorsRegistry.setInit(() => ['radio', 'boolean'].map((id) => ({ id, name: id, editor: () => null })));

test('the options of a new panel are the defaults', () => {
  expect(plugin.defaults).toMatchObject(DEFAULTS);
});
