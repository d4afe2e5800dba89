import { dateTime, getPanelDataSummary } from '@grafana/data';
import { frameOf } from '../../test/panelData';
import { columnOf, ledgerOf } from './charges.testkit';
import { columns } from './columns';
import { exportUrl } from './exportUrl';
import { DEFAULTS, readOptions, shownColumns, tracksOf } from './options';
import { suggestLedger } from './suggestions';

test.each([undefined, null, 'old', {}, { columns: 'day' }, { columns: [null, 1, { width: 3 }] }])(
  'options stored as %j become the defaults',
  (stored) => {
    expect(readOptions(stored)).toEqual(DEFAULTS);
  },
);

test('choices that fit are kept, and the rest of them is dropped', () => {
  const stored = [
    { name: 'day', width: 20, colour: 'red' },
    { name: 'model', hidden: true, width: 0 },
    { name: 'source', hidden: 'yes' },
  ];
  expect(readOptions({ columns: stored })).toEqual({
    columns: [{ name: 'day', width: 20 }, { name: 'model', hidden: true }, { name: 'source' }],
  });
});

test('hidden columns are left out, but never all of them', () => {
  const ledger = ledgerOf();
  const hide = (names: string[]) => names.map((name) => ({ name, hidden: true }));
  expect(shownColumns(ledger, hide(['day', 'gone'])).map(({ name }) => name)).not.toContain('day');
  expect(shownColumns(ledger, hide(ledger.columns.map(({ name }) => name)))).toBe(ledger.columns);
});

test('a chosen width is kept, and others grow with the panel', () => {
  const ledger = ledgerOf();
  const shown = ['day', 'model'].map((name) => columnOf(ledger, name));
  expect(tracksOf(shown, [{ name: 'day', width: 30 }])).toEqual({
    template: '30ch minmax(18ch, 18fr)',
    atLeast: '48ch',
  });
});

test('the export is of the UTC days of the panel and of the source that is shown', () => {
  const range = { from: dateTime('2026-11-01T23:30:00-05:00'), to: dateTime('2026-11-20T10:00:00Z') };
  expect(exportUrl(range, null)).toBe('/a/aicost-tracker-app/export?from=2026-11-02&to=2026-11-20&source=all');
  expect(exportUrl(range, 'manual')).toMatch(/source=manual$/);
});

test('the panel is suggested for charges alone', () => {
  expect(suggestLedger(getPanelDataSummary([frameOf(columns)]))).toHaveLength(1);
  expect(suggestLedger(getPanelDataSummary([frameOf(columns.slice(1))]))).toEqual([]);
});
