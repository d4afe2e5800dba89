import React, { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';
import { LoadingPlaceholder } from '@grafana/ui';
import { QueryRoot } from '../data/QueryRoot';
import { pageUrl, type PageName } from './routes';

/** A page is loaded when it is first opened. */
const COMPONENTS: Readonly<Record<PageName, React.ComponentType>> = {
  overview: lazy(async () => ({ default: (await import('./overview/OverviewPage')).OverviewPage })),
  breakdown: lazy(async () => ({ default: (await import('./breakdown/BreakdownPage')).BreakdownPage })),
  forecast: lazy(async () => ({ default: (await import('./forecast/ForecastPage')).ForecastPage })),
  anomalies: lazy(async () => ({ default: (await import('./anomalies/AnomaliesPage')).AnomaliesPage })),
  budgets: lazy(async () => ({ default: (await import('./budgets/BudgetsPage')).BudgetsPage })),
  alerts: lazy(async () => ({ default: (await import('./alerts/AlertsPage')).AlertsPage })),
  accounts: lazy(async () => ({ default: (await import('./accounts/AccountsPage')).AccountsPage })),
  manual: lazy(async () => ({ default: (await import('./manual/ManualPage')).ManualPage })),
  export: lazy(async () => ({ default: (await import('./export/ExportPage')).ExportPage })),
  health: lazy(async () => ({ default: (await import('./health/HealthPage')).HealthPage })),
};

/** The pages below `/a/aicost-tracker-app/`. An address that is not known leads to the overview. */
export function App() {
  return (
    <QueryRoot>
      <Suspense fallback={<LoadingPlaceholder text="" />}>
        <Routes>
          {Object.entries(COMPONENTS).map(([name, Page]) => (
            <Route key={name} path={`${name}/*`} element={<Page />} />
          ))}
          <Route path="*" element={<Navigate to={pageUrl('overview')} replace />} />
        </Routes>
      </Suspense>
    </QueryRoot>
  );
}
