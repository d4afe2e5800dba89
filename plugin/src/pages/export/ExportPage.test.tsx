import { ReadableStream as NodeStream, DecompressionStream as NodeDecompression } from 'node:stream/web';
import { gzipSync } from 'node:zlib';
import React from 'react';
import { Observable } from 'rxjs';
import { PluginContextProvider, type PluginMeta } from '@grafana/data';
import { type BackendSrv, getBackendSrv, setBackendSrv } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { refusal, renderPage, type Answers } from '../../test/page';
import pluginJson from '../../plugin.json';
import { pageUrl } from '../routes';
import { ExportPage } from './ExportPage';

const RECORDS = 3;
const CSV = 'Date,Cost (USD)\r\n2026-11-01,1\r\n2026-11-02,2\r\n2026-11-03,3\r\n\r\n# Total Records: 3\r\n';
const PREVIEW = {
  total_records: RECORDS,
  total_cost_usd: '6.125',
  estimated_bytes: 2_000,
  head: '',
  metadata: { generated_at: '2026-11-23T12:00:00Z', other_currencies: [], unpriced_records: 1 },
  records: [{ date: '2026-11-01', cost_usd: 0.0000001, data_source: 'api', notes: null, metadata: { model: 'm' } }],
};
const ANSWERS: Answers = {
  'GET /api/accounts': {
    items: [{ id: 3, name: 'Research', service_id: 'openai', service_provider_name: 'OpenAI' }],
  },
  'GET /api/services': { items: [{ id: 'openai', service_provider_name: 'OpenAI' }] },
  'GET /api/usage/export/preview': PREVIEW,
};

const saved = { name: '', click: jest.fn() };
beforeEach(() => {
  localStorage.clear();
  saved.click.mockReset();
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
  Object.assign(globalThis, { ReadableStream: NodeStream, DecompressionStream: NodeDecompression });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.name = this.download;
    saved.click();
  });
});
afterEach(() => jest.restoreAllMocks());

function show(query = '', { answers = {}, mayWrite = true }: { answers?: Answers; mayWrite?: boolean } = {}) {
  const url = `${pageUrl('export')}?${query}`;
  const page = (
    <PluginContextProvider meta={{ id: pluginJson.id } as PluginMeta}>
      <ExportPage />
    </PluginContextProvider>
  );
  return renderPage(page, { url, mayWrite, answers: { ...ANSWERS, ...answers } });
}

interface Sent {
  readonly status?: number;
  readonly parts: readonly (string | Uint8Array)[];
  readonly headers?: Record<string, string>;
  /** Parts are all that ever comes. */
  readonly isEndless?: boolean;
}

/** Grafana as it hands over an export, part by part. */
function sends({ status = 200, parts, headers = {}, isEndless = false }: Sent) {
  const all = {
    'x-total-count': String(RECORDS),
    'content-disposition': 'attachment; filename="usage_export_2026-11-23.csv"',
    ...headers,
  };
  const chunked = jest.fn(
    () =>
      new Observable((observer) => {
        const answer = { status, ok: status === 200, headers: new Headers(all), config: { url: '' } };
        for (const part of parts)
          observer.next({ ...answer, data: typeof part === 'string' ? new TextEncoder().encode(part) : part });
        if (isEndless) return;
        observer.next({ ...answer, data: undefined });
        observer.complete();
      }),
  );
  setBackendSrv({ fetch: getBackendSrv().fetch, chunked } as unknown as BackendSrv);
  return chunked;
}

const download = async () => fireEvent.click(await screen.findByRole('button', { name: /^Download/ }));

test('the preview says what the file would hold, exactly as the collector tells it', async () => {
  show();
  expect(await screen.findByText('$6.13')).toBeInTheDocument();
  expect(screen.getByTitle('6.125 USD')).toBeInTheDocument();
  expect(screen.getByText('1 record without a price')).toBeInTheDocument();
  const table = within(screen.getByRole('region', { name: 'First records' }));
  expect(table.getByText('0.0000001')).toBeInTheDocument();
  expect(table.getByText('API')).toBeInTheDocument();
});

test('a link from a panel chooses days, source, and an account by its name', async () => {
  const { calls } = show(`from=${Date.UTC(2026, 10, 1)}&to=${Date.UTC(2026, 10, 3)}&source=api&account=Research`);
  await waitFor(() =>
    expect(calls.filter(({ name }) => name === 'GET /api/usage/export/preview').at(-1)?.query).toMatchObject({
      start_date: '2026-11-01',
      end_date: '2026-11-02',
      source: 'api',
      account_id: '3',
    }),
  );
});

test('a choice stands in the address', async () => {
  const { address } = show('from=2026-11-01&to=2026-11-02');
  fireEvent.click(await screen.findByRole('button', { name: 'Last month' }));
  fireEvent.click(screen.getByRole('radio', { name: /^NDJSON/ }));
  await waitFor(() => expect(address()).toBe(`${pageUrl('export')}?period=last-month&format=ndjson`));
});

test('a whole file is saved under the name that the collector gave it', async () => {
  show();
  await screen.findByText('$6.13');
  const chunked = sends({ parts: [CSV.slice(0, 40), CSV.slice(40)] });
  await download();
  expect(await screen.findByText('The file is whole')).toBeInTheDocument();
  expect(saved.name).toBe('usage_export_2026-11-23.csv');
  expect(chunked).toHaveBeenCalledWith(expect.objectContaining({ params: expect.objectContaining({ format: 'csv' }) }));
});

test('a compressed file is looked into, and saved compressed', async () => {
  show('gzip=1');
  await screen.findByText('$6.13');
  const zipped = new Uint8Array(gzipSync(CSV));
  sends({ parts: [zipped.slice(0, 20), zipped.slice(20)] });
  await download();
  expect(await screen.findByText('The file is whole')).toBeInTheDocument();
  sends({ parts: [zipped.slice(0, -12)] });
  await download();
  expect(await screen.findByText(/broke off/)).toBeInTheDocument();
  expect(saved.click).toHaveBeenCalledTimes(1);
});

test('a file that broke off is never saved, although the connection ended well', async () => {
  show();
  await screen.findByText('$6.13');
  sends({ parts: [CSV.slice(0, 46)] });
  await download();
  expect(await screen.findByText(/broke off after 2 of 3 records, so nothing was saved/)).toBeInTheDocument();
  expect(saved.click).not.toHaveBeenCalled();
});

test('progress counts records that came, and cancelling saves nothing', async () => {
  show();
  await screen.findByText('$6.13');
  sends({ parts: [CSV.slice(0, 46)], isEndless: true });
  await download();
  const bar = await screen.findByRole('progressbar', { name: 'Download' });
  await waitFor(() => expect(bar).toHaveAttribute('aria-valuenow', '2'));
  expect(bar).toHaveAttribute('aria-valuemax', '3');
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Nothing was saved.')).toBeInTheDocument();
  expect(saved.click).not.toHaveBeenCalled();
});

test('the limit says when the next export is possible', async () => {
  show();
  await screen.findByText('$6.13');
  const body = JSON.stringify({ error: 'rate limited', message: 'too many', code: 'RATE_LIMITED' });
  sends({ status: 429, parts: [body], headers: { 'retry-after': '600' } });
  await download();
  expect(await screen.findByText(/in 10 min/)).toBeInTheDocument();
});

test('what the collector refuses is said in its own words', async () => {
  show();
  await screen.findByText('$6.13');
  sends({ status: 400, parts: [JSON.stringify({ message: 'columns is a list', code: 'INVALID_REQUEST' })] });
  await download();
  expect(await screen.findByText('Columns is a list.')).toBeInTheDocument();
});

test('choices are saved under a name, for this person', async () => {
  show('period=last-month&theme=dark');
  fireEvent.change(await screen.findByLabelText('Save these choices as'), { target: { value: ' Books ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const link = await screen.findByRole('link', { name: 'Books' });
  expect(link).toHaveAttribute('href', `${pageUrl('export')}?period=last-month`);
  fireEvent.click(screen.getByRole('button', { name: 'Forget “Books”' }));
  await waitFor(() => expect(link).not.toBeInTheDocument());
});

test('nothing to export says what to change', async () => {
  show('', { answers: { 'GET /api/usage/export/preview': { ...PREVIEW, total_records: 0 } } });
  expect(await screen.findByText('There is nothing to export')).toBeInTheDocument();
});

test('a filter that the collector refuses is said, and the page stays', async () => {
  show('model=x', { answers: { 'GET /api/usage/export/preview': refusal(400, 'model is odd') } });
  expect(await screen.findByText('Model is odd.')).toBeInTheDocument();
  expect(screen.getByLabelText(/^Model/)).toHaveValue('x');
});

test('a Viewer is told which role is needed, and sees no control', async () => {
  show('', { mayWrite: false });
  expect(await screen.findByText('Exports need the role Editor')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Download/ })).not.toBeInTheDocument();
});

test('switched off, the page is one sentence', async () => {
  show('', { answers: { 'GET /api/features': { export: false } } });
  expect(await screen.findByText('Exports are switched off')).toBeInTheDocument();
});
