import React from 'react';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { refusal, renderPage, type Answers } from '../../../test/page';
import { pageUrl } from '../../routes';
import { ManualPage } from '../ManualPage';

const RESULT = {
  format: 'csv' as const,
  source: 'import' as const,
  dry_run: true,
  rows: 2,
  charges_new: 2,
  charges_changed: 0,
  charges_unchanged: 0,
  skipped: 0,
  accounts_created: ['lab'],
  total: [
    { currency: 'EUR', cost: '1' },
    { currency: 'USD', cost: '2.50' },
  ],
  first_day: '2026-10-01',
  last_day: '2026-10-02',
  faults: [],
  fault_count: 0,
  warnings: [],
};
const FAULTY = {
  ...RESULT,
  rows: 1,
  skipped: 1,
  faults: [{ line: 3, column: 'Date', message: 'there is no day 2026-02-31; write it as 2026-01-31' }],
  fault_count: 1,
};
const FILE = new File(['Date,Account\n'], 'october.csv', { type: 'text/csv' });

function show(post: Answers['POST /api/imports'], mayAdminister = true) {
  return renderPage(<ManualPage />, {
    url: `${pageUrl('manual')}?view=import`,
    mayWrite: true,
    mayAdminister,
    answers: {
      'GET /api/accounts': { items: [] },
      'GET /api/manual-entries': { items: [], next_cursor: null },
      'POST /api/imports': post,
    },
  });
}

async function check() {
  fireEvent.change(await screen.findByLabelText(/Drop a file here/), { target: { files: [FILE] } });
  fireEvent.click(screen.getByRole('button', { name: 'Check the file' }));
}

test('a file is first checked, and stored only then', async () => {
  const { calls } = show(({ query }) => ({ ...RESULT, dry_run: query.dry_run === true }));
  await check();
  expect(await screen.findByText('2 new charges, 0 changed charges.')).toBeInTheDocument();
  for (const text of ['1 to 2 Oct 2026', '€1.00, $2.50', 'lab', '2 rows']) expect(screen.getByText(text)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Import 2 rows' }));
  expect(await screen.findByText('The file is imported')).toBeInTheDocument();
  const sent = calls.filter(({ name }) => name === 'POST /api/imports');
  expect(sent.map(({ query }) => query)).toMatchObject([
    { dry_run: true, file_name: 'october.csv' },
    { dry_run: false, file_name: 'october.csv' },
  ]);
  expect(sent.every(({ body }) => body === FILE)).toBe(true);
});

test('faults are told with their lines, and hold the import back until the good rows are asked for', async () => {
  const { calls } = show(FAULTY);
  await check();
  expect(await screen.findByRole('row', { name: /^3 Date There is no day 2026-02-31/ })).toBeInTheDocument();
  const store = screen.getByRole('button', { name: 'Import 1 row' });
  expect(store).toBeDisabled();
  fireEvent.click(screen.getByLabelText(/Take the good rows/));
  fireEvent.click(store);
  await screen.findByText('The file is imported');
  const sent = calls.filter(({ name }) => name === 'POST /api/imports');
  expect(sent.at(-1)?.query).toMatchObject({ dry_run: false, partial: true });
});

test('the same file again says that nothing changes', async () => {
  const message = 'everything in this file is stored already; nothing was changed';
  show({ ...RESULT, charges_new: 0, charges_unchanged: 2, warnings: [{ code: 'NOTHING_CHANGED', message }] });
  await check();
  expect(await screen.findByText('0 changes: all of it is stored already.')).toBeInTheDocument();
});

test('another choice makes what was found out void', async () => {
  show(RESULT);
  await check();
  await screen.findByRole('button', { name: 'Import 2 rows' });
  fireEvent.click(screen.getByRole('radio', { name: /^Manual entries/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Import 2 rows' })).not.toBeInTheDocument());
});

test('a file can be dropped, and stays chosen when the collector refuses it', async () => {
  show(refusal(413, 'the file is larger than 20 MiB; import it in parts', 'IMPORT_TOO_LARGE'));
  fireEvent.drop(await screen.findByTestId('import-drop'), { dataTransfer: { files: [FILE] } });
  fireEvent.click(screen.getByRole('button', { name: 'Check the file' }));
  expect(await screen.findByText('The file is larger than 20 MiB; import it in parts.')).toBeInTheDocument();
  expect(screen.getByText('october.csv')).toBeInTheDocument();
});

test('who is no Admin sees no import', async () => {
  show(RESULT, false);
  expect(await screen.findByText('Nobody has typed in a cost yet')).toBeInTheDocument();
  expect(screen.queryByLabelText(/Drop a file here/)).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Import a file' })).not.toBeInTheDocument();
});
