import React from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { locationService, LocationServiceProvider } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import { App } from './App';
import { pageUrl } from './routes';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ children }: React.PropsWithChildren) => <main>{children}</main>,
}));

/** What Grafana puts around an app. */
function renderAt(url: string) {
  render(
    <LocationServiceProvider service={locationService}>
      <MemoryRouter initialEntries={[url]} future={{ v7_startTransition: false, v7_relativeSplatPath: false }}>
        <Routes>
          <Route path={pageUrl('*')} element={<App />} />
        </Routes>
      </MemoryRouter>
    </LocationServiceProvider>,
  );
}

test('the overview stands at its own address', async () => {
  renderAt(pageUrl('overview'));
  expect(await screen.findByText('Waiting for the collector')).toBeInTheDocument();
});

test('the bare address of the app leads to the overview', async () => {
  renderAt(pageUrl(''));
  expect(await screen.findByText('Waiting for the collector')).toBeInTheDocument();
});
