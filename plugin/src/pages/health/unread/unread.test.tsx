import React from 'react';
import { screen, within } from '@testing-library/react';
import { renderPage, type Answers } from '../../../test/page';
import { pageUrl } from '../../routes';
import { LAST, LEDGER, WELL } from '../health.testkit';
import { Unread } from './Unread';

const LEDGER_FAULT = {
  ...{ account_id: 7, account: 'production', stream: 'costs', day: '2026-11-19' },
  ...{ charges: '8.25', window_total: '3.25', first_plus_revisions: '3.25', rollup: '3.25' },
};
const NONE = { items: [], ...LAST };
const UNREAD = {
  'GET /api/health/failed-days': NONE,
  'GET /api/health/rejects': NONE,
  'GET /api/health/unknown-fields': NONE,
};

const show = (more: Answers) =>
  renderPage(<Unread />, { url: pageUrl('health/unread'), answers: { ...WELL, ...more } });
const rowOf = async (text: string) => within((await screen.findByText(text)).closest('tr') ?? document.body);

test('what was not read says why, and what stands there instead', async () => {
  const where = { account_id: 7, account: 'production', stream: 'costs', day: '2026-11-20' };
  const error = { code: 'PROVIDER_BAD_NUMBER', message: 'the amount is no number' };
  const failed = { ...where, finality: null, last_read_at: null, failed_at: '2026-11-21T10:00:00Z', error };
  const rejected = { ...where, reason: 'bad_number', seen: 24, run_id: '19', raw: '{"a":"NaN"}', is_open: false };
  const field = { ...where, field: 'is_preview', sample: 'true', first_seen_at: '2026-11-20T10:00:00Z' };
  show({
    'GET /api/health/failed-days': { items: [failed], ...LAST },
    'GET /api/health/rejects': { items: [{ ...rejected, last_seen_at: '2026-11-21T10:00:00Z' }], ...LAST },
    'GET /api/health/unknown-fields': { items: [{ ...field, last_seen_at: '2026-11-21T10:00:00Z' }], ...LAST },
  });
  expect((await rowOf('the amount is no number')).getByText('none: the day is missing')).toBeInTheDocument();
  const row = await rowOf('{"a":"NaN"}');
  expect(row.getByText('An amount or a quantity is no number')).toBeInTheDocument();
  expect(row.getByText('mended: the day was read well since')).toBeInTheDocument();
  expect((await rowOf('is_preview')).getByText('true')).toBeInTheDocument();
});

test('where nothing is wrong the page says so', async () => {
  show(UNREAD);
  for (const text of ['Every day was read well.', 'Every row was understood.', 'Every field is known.'])
    expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.queryByText('Days that do not add up')).not.toBeInTheDocument();
});

test('a day that does not add up shows its four sums', async () => {
  show({
    ...UNREAD,
    'GET /api/health/ledger': { ...LEDGER, fault_count: 2, faults: [LEDGER_FAULT] },
  });
  const row = await rowOf('19 Nov 2026');
  expect(row.getByText('8.25')).toBeInTheDocument();
  expect(row.getAllByText('3.25')).toHaveLength(3);
  expect(screen.getByText('These are the first of 2.')).toBeInTheDocument();
});
