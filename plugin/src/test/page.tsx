import React, { useLayoutEffect, useState } from 'react';
import { Route, Router, Routes } from 'react-router-dom';
import { NEVER, type Observable, of, throwError } from 'rxjs';
import {
  type BackendSrv,
  LocationServiceProvider,
  locationService,
  setBackendSrv,
  setCurrentUser,
} from '@grafana/runtime';
import type { CurrentUser } from '@grafana/data';
import { render } from '@testing-library/react';
import { type CallAnswer, type CallName } from '../api/calls';
import { RIGHTS } from '../api/rights.gen';
import { QueryRoot } from '../data/QueryRoot';
import { pageUrl } from '../pages/routes';
import pluginJson from '../plugin.json';

/**
 * A stage for the test of a page: a Grafana that shows it, a person who looks, and a collector that says what the test
 * tells it to. It stands in for parts of Grafana, so import it before the page.
 */
jest.mock('@grafana/runtime', () => ({
  ...jest.requireActual('@grafana/runtime'),
  PluginPage: ({ pageNav, subTitle, actions, children }: React.PropsWithChildren<PageProps>) => (
    <main>
      <h1>{pageNav.text}</h1>
      {subTitle}
      {actions}
      {children}
    </main>
  ),
  PanelRenderer: ({ pluginId, title }: PanelProps) => <figure aria-label={title}>{pluginId}</figure>,
}));

const person = { permissions: {} as Record<string, boolean> };
setCurrentUser(person as CurrentUser);

interface PageProps {
  readonly pageNav: { readonly text: string };
  readonly subTitle?: React.ReactNode;
  readonly actions?: React.ReactNode;
}

interface PanelProps {
  readonly pluginId: string;
  readonly title: string;
}

/** A call that the page made: `{ name: 'PATCH /api/budgets/{id}', url: …, query: {}, body: … }`. */
export interface MadeCall {
  readonly name: string;
  readonly url: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Only what the page looks at need be told of an answer; a name that the collector does not know does not compile. */
type Told<Value> = Value extends readonly (infer Item)[]
  ? readonly Told<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]?: Told<Value[Key]> }
    : Value;

type Reply<Value> = Told<Value> | Refusal | typeof PENDING;

/** What the collector replies, or a function of the call that makes the reply. */
export type Answers = {
  readonly [Name in CallName]?: Reply<CallAnswer<Name>> | ((made: MadeCall) => Reply<CallAnswer<Name>>);
};

interface Stage {
  /** Where the page is opened; `pageUrl('overview')` unless told. */
  readonly url?: string;
  /** A call without an answer fails, with a sentence that names it. `GET /api/features` has one: all is switched on. */
  readonly answers?: Answers;
  /** Answers of Grafana itself, by "GET /api/…". */
  readonly grafana?: Readonly<Record<string, unknown>>;
  /** Nothing unless told: the person is a Viewer. */
  readonly mayWrite?: boolean;
  readonly mayAdminister?: boolean;
}

/** A reply that never comes, for the state of loading. */
export const PENDING = Symbol('pending');

class Refusal {
  constructor(
    readonly status: number,
    readonly data: { readonly message: string; readonly code: string },
  ) {}
}

/** A reply that says no: `refusal(400, 'limit must be above 0', 'INVALID_REQUEST')`. */
export function refusal(status: number, message: string, code = 'FAILED'): Refusal {
  return new Refusal(status, { message, code });
}

/** Shows the page. `calls` grows with every call it makes, and `address()` tells where the page now stands. */
export function renderPage(page: React.ReactElement, stage: Stage = {}) {
  const calls: MadeCall[] = [];
  person.permissions = {
    [`${pluginJson.id}.costs:write`]: stage.mayWrite ?? false,
    [`${pluginJson.id}.accounts:write`]: stage.mayAdminister ?? false,
  };
  setBackendSrv({ fetch: (request: Request) => reply(request, stage, calls) } as unknown as BackendSrv);
  locationService.push(stage.url ?? pageUrl('overview'));
  const shown = render(
    <LocationServiceProvider service={locationService}>
      <GrafanaRouter>
        <QueryRoot>
          <Routes>
            <Route path={pageUrl(':page/*')} element={page} />
          </Routes>
        </QueryRoot>
      </GrafanaRouter>
    </LocationServiceProvider>,
  );
  const address = () => {
    const { pathname, search } = locationService.getLocation();
    return `${pathname}${search}`;
  };
  return { ...shown, calls, address };
}

/** As in Grafana, the router of the page and `locationService` share one address. */
function GrafanaRouter({ children }: React.PropsWithChildren) {
  const history = locationService.getHistory();
  const [location, setLocation] = useState(history.location);
  useLayoutEffect(() => history.listen(setLocation), [history]);
  return (
    <Router navigator={history} location={location}>
      {children}
    </Router>
  );
}

interface Request {
  readonly url: string;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly data?: unknown;
}

function reply(request: Request, stage: Stage, calls: MadeCall[]): Observable<unknown> {
  const { url, method = 'GET', params = {}, data } = request;
  const made: MadeCall = { name: nameOf(method, url), url, query: params, body: data };
  calls.push(made);
  const told = replies(stage)[made.name] ?? refusal(500, `the test has no answer for ${made.name}`);
  const said: unknown = typeof told === 'function' ? told(made) : told;
  if (said === PENDING) return NEVER;
  if (said instanceof Refusal) return throwError(() => ({ ...said, config: request }));
  return of({ data: said, status: 200, headers: new Headers(), config: request });
}

const FEATURES: CallAnswer<'GET /api/features'> = {
  version: pluginJson.info.version,
  caller: { name: 'Ada', may: ['read', 'write', 'admin'] },
  export: true,
  visual_indicators: true,
  notifications: true,
  forecasting: true,
  anomaly_detection: true,
};

function replies({ answers, grafana }: Stage): Readonly<Record<string, unknown>> {
  return { 'GET /api/features': FEATURES, ...grafana, ...answers };
}

const PROXY = new RegExp(`^/api/plugin-proxy/${pluginJson.id}/collector/(read|write|admin)`);

/** `GET /api/accounts/{id}` for `…/collector/read/api/accounts/7`; a call of Grafana itself keeps its address. */
function nameOf(method: string, url: string): string {
  const asked = `${method} ${url.replace(PROXY, '')}`;
  if (asked in RIGHTS || !PROXY.test(url)) return asked;
  const fits = (name: string) => new RegExp(`^${name.replace(/\{\w+\}/g, '[^/]+')}$`).test(asked);
  return Object.keys(RIGHTS).find(fits) ?? asked;
}
