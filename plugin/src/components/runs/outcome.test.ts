import { outcomeSentence, type SyncRun } from './outcome';

const NONE: SyncRun['counts'] = {
  ...{ windows_planned: 0, windows_fresh: 0, windows_changed: 0, windows_unchanged: 0, windows_kept: 0, requests: 0 },
  ...{ rows_received: 0, rows_stored: 0, rows_rejected: 0, rows_collapsed: 0, rows_out_of_window: 0, rows_rounded: 0 },
  ...{ rows_unpriced: 0, amounts_restated: 0 },
};

function said(counts: Partial<SyncRun['counts']>, run: Partial<SyncRun> = {}): string {
  return outcomeSentence({ outcome: 'succeeded', error: null, note: '', ...run, counts: { ...NONE, ...counts } });
}

test.each([
  [{}, 'Nothing was due.'],
  [{ windows_unchanged: 22 }, '22 days of figures read, nothing new.'],
  [{ windows_unchanged: 1, windows_fresh: 2, windows_changed: 1 }, '4 days of figures read, 2 new and 1 changed.'],
  [{ windows_changed: 1, amounts_restated: 3 }, '1 day of figures read, 1 changed. 3 amounts restated.'],
  [{ windows_kept: 1 }, '1 day of figures could not be trusted and keeps its last good figures.'],
  [{ rows_rejected: 2, rows_unpriced: 1 }, '2 rows not understood. 1 charge without a price.'],
])('%j is told as "%s"', (counts, sentence) => {
  expect(said(counts)).toBe(sentence);
});

test('a failure speaks in the words of the collector, and a note in those of its author', () => {
  const error = { code: 'PROVIDER_TIMEOUT', message: 'the provider did not answer' };
  expect(said({}, { outcome: 'failed', error })).toBe('The provider did not answer.');
  expect(said({}, { note: 'november.csv' })).toBe('November.csv.');
  expect(said({}, { outcome: 'running', note: 'x' })).toBe('Reading …');
});
