import { DEFAULTS } from './options';
import { plugin } from './module';

test('the options of a new panel are the defaults', () => {
  expect(plugin.defaults).toMatchObject(DEFAULTS);
});

test('options of another version are mended when the panel is loaded', () => {
  const panel = {
    options: { columns: 'all' },
    type: 'aicost-ledger-panel',
    fieldConfig: { defaults: {}, overrides: [] },
  };
  expect(
    plugin.onPanelMigration?.(panel as unknown as Parameters<NonNullable<typeof plugin.onPanelMigration>>[0]),
  ).toEqual(DEFAULTS);
});
