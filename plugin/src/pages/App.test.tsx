import React from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { NEVER, of } from 'rxjs';
import { type BackendSrv, LocationServiceProvider, locationService, setBackendSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import pluginJson from '../plugin.json';
import { App } from './App';
import { PAGES, pageUrl, type PageName } from './routes';

jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ pageNav, children }: React.PropsWithChildren<{ pageNav: { text: string } }>) => (
    <main>
      <h1>{pageNav.text}</h1>
      {children}
    </main>
  ),
  hasPermission: () => true,
  hasAllPermissions: () => true,
}));

/** A collector that has nothing to say beyond being there. */
beforeEach(() => {
  const fetch = ({ url }: { url: string }) => (url.endsWith('/api/features') ? of({ data: {} }) : NEVER);
  setBackendSrv({ fetch } as unknown as BackendSrv);
});

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

test.each(Object.keys(PAGES) as PageName[])('the page %s stands at its own address', async (name) => {
  renderAt(pageUrl(name));
  expect(await screen.findByRole('heading', { name: PAGES[name].title, level: 1 })).toBeInTheDocument();
});

test.each(['', 'no-such-page'])('the address "%s" leads to the overview', async (path) => {
  renderAt(pageUrl(path));
  expect(await screen.findByRole('heading', { name: 'Overview', level: 1 })).toBeInTheDocument();
});

test('the menu of Grafana has every page, under its own title', () => {
  const pages = pluginJson.includes.filter(({ type }) => type === 'page');
  expect(pages.map(({ name, path }) => [path.replace('%PLUGIN_ID%', pluginJson.id), name])).toEqual(
    Object.entries(PAGES).map(([name, { title }]) => [pageUrl(name), title]),
  );
});
