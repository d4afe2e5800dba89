import React from 'react';
import { of, throwError } from 'rxjs';
import { type AppPluginMeta, type PluginConfigPageProps, PluginType } from '@grafana/data';
import { type BackendSrv, setBackendSrv } from '@grafana/runtime';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { AppSettings } from '../../api/settings';
import { Configuration } from './Configuration';

type Props = PluginConfigPageProps<AppPluginMeta<AppSettings>>;

const fetch = jest.fn();
beforeEach(() => {
  fetch.mockReset();
  setBackendSrv({ fetch } as unknown as BackendSrv);
});

function show(collectorUrl = '', hasToken = false) {
  const meta = { type: PluginType.app, jsonData: { collectorUrl }, secureJsonFields: { collectorToken: hasToken } };
  render(<Configuration {...({ plugin: { meta }, query: {} } as unknown as Props)} />);
}

function answer(features: () => unknown) {
  fetch.mockImplementation(({ url }: { url: string }) => (url.endsWith('/settings') ? of({ data: {} }) : features()));
}

const well = () => of({ data: { version: '1.2.3', caller: { name: 'Ada', may: ['read'] } } });

test('saving sends all settings, because Grafana forgets what is left out, and then asks the collector', async () => {
  answer(well);
  show();
  fireEvent.change(screen.getByLabelText(/Address of the collector/), {
    target: { value: ' http://collector:8787/ ' },
  });
  fireEvent.change(screen.getByLabelText(/Token/), { target: { value: 's3cret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save and check' }));
  expect(await screen.findByText(/knows you as Ada/)).toBeInTheDocument();
  expect(fetch.mock.calls[0][0]).toMatchObject({
    method: 'POST',
    data: {
      enabled: true,
      pinned: true,
      jsonData: { collectorUrl: 'http://collector:8787' },
      secureJsonData: { collectorToken: 's3cret' },
    },
  });
});

test('a stored token stays when only the address changes', async () => {
  answer(well);
  show('http://old:8787', true);
  fireEvent.change(screen.getByLabelText(/Address of the collector/), { target: { value: 'http://new:8787' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save and check' }));
  await waitFor(() => expect(fetch.mock.calls.some(([{ url }]) => url.endsWith('/settings'))).toBe(true));
  const [saved] = fetch.mock.calls.map(([request]) => request).filter(({ url }) => url.endsWith('/settings'));
  expect(saved.data).not.toHaveProperty('secureJsonData');
});

test.each([
  ['collector:8787', /with http/],
  ['http://me:pw@collector', /names and passwords/],
  ['http://collector/?a=1', /after the path/],
])('the address %s is refused with the reason, and what was typed stays', async (address, reason) => {
  show();
  fireEvent.change(screen.getByLabelText(/Address of the collector/), { target: { value: address } });
  fireEvent.click(screen.getByRole('button', { name: 'Save and check' }));
  expect(await screen.findByText(reason)).toBeInTheDocument();
  expect(screen.getByLabelText(/Address of the collector/)).toHaveValue(address);
  expect(fetch).not.toHaveBeenCalled();
});

test('a collector that does not answer is told with the next step', async () => {
  answer(() => throwError(() => ({ status: 502, data: '', config: {} })));
  show('http://collector:8787', true);
  expect(await screen.findByText(/Check that it runs/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
});
