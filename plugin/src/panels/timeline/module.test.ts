import { getPanelDataSummary, PanelOptionsEditorBuilder, standardEditorsRegistry } from '@grafana/data';
import { costFrame, day, frameOfRows } from './fixtures/frames';
import { migrateTimeline } from './migration';
import { DEFAULTS, type TimelineOptions } from './options';
import { currencyChoices, editOptions, stackChoices } from './optionsEditor';
import { plugin } from './module';
import { suggestTimeline } from './suggestions';

const values = (choices: ReturnType<typeof stackChoices>) => choices.map(({ value }) => value);

// Grafana brings the editors; without it they only need to be there.
beforeAll(() => {
  const editor = (id: string) => ({ id, name: id, editor: () => null });
  standardEditorsRegistry.setInit(() => ['select', 'radio', 'boolean'].map(editor));
});

test('a new panel has the defaults', () => {
  expect(plugin.defaults).toEqual(DEFAULTS);
});

test('the panel asks for the annotations of its dashboard', () => {
  expect(plugin.dataSupport.annotations).toBe(true);
});

test('every option can be set and says what it does', () => {
  const builder = new PanelOptionsEditorBuilder<TimelineOptions>();
  editOptions(builder);
  const items = builder.getItems();
  expect(items.map(({ path }) => path).sort()).toEqual(Object.keys(DEFAULTS).sort());
  for (const { description } of items) expect(description).toMatch(/\w/);
});

test('the panel is suggested for costs, as bars and as lines', () => {
  const suggested = suggestTimeline(getPanelDataSummary([costFrame({})])) ?? [];
  expect(suggested.map(({ options }) => options?.draw)).toEqual(['bars', 'lines']);
});

test('the panel is not suggested for other data', () => {
  expect(suggestTimeline(getPanelDataSummary([frameOfRows([{ time: day(3), billed_cost: 1 }])]))).toEqual([]);
  expect(suggestTimeline(getPanelDataSummary([]))).toEqual([]);
});

test.each(['', '0.1.0'])('options saved by version "%s" stay as they are', async (pluginVersion) => {
  const options = { ...DEFAULTS, draw: 'lines' as const, currency: 'EUR' };
  const panel = {
    id: 1,
    type: 'aicost-timeline-panel',
    fieldConfig: { defaults: {}, overrides: [] },
    options,
    pluginVersion,
  };
  expect(await migrateTimeline(panel)).toEqual(options);
});

test('an option that was not there yet gets its default', async () => {
  const panel = { id: 1, type: 'aicost-timeline-panel', fieldConfig: { defaults: {}, overrides: [] }, options: {} };
  expect(await migrateTimeline(panel)).toEqual(DEFAULTS);
});

test('the editor offers the columns and currencies of the query', () => {
  const frame = costFrame({ model: 'a' }, { billing_currency: 'EUR' });
  expect(values(stackChoices([frame]))).toEqual(['', 'model']);
  expect(values(currencyChoices([frame]))).toEqual(['', 'EUR', 'USD']);
});

test('without costs the editor still offers the automatic choice', () => {
  expect([values(stackChoices([])), values(currencyChoices([]))]).toEqual([[''], ['']]);
});
