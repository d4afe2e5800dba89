import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import pluginJson from '../plugin.json';
import { problemOf } from './problem';

/** What the app itself must know; everything else lives in the collector's database. */
export interface AppSettings {
  /** Where Grafana's server finds the collector. */
  readonly collectorUrl: string;
}

/**
 * Saves how the app finds its collector. Grafana replaces all settings at once and switches off what is not said to be
 * on, so all of it is sent; a token of `null` leaves the stored one.
 */
export async function saveSettings(settings: AppSettings, token: string | null): Promise<void> {
  const data = {
    enabled: true,
    pinned: true,
    jsonData: settings,
    ...(token === null ? {} : { secureJsonData: { collectorToken: token } }),
  };
  const url = `/api/plugins/${pluginJson.id}/settings`;
  await lastValueFrom(getBackendSrv().fetch({ url, method: 'POST', data, showErrorAlert: false })).catch(
    (error: unknown) => {
      throw problemOf(error);
    },
  );
}
