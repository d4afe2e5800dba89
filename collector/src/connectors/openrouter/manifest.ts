import { Type } from 'typebox';
import { daysBetween, type Day } from '../../domain/day.js';
import { defineEndpoint, type Connector, type Stream } from '../kit/connector.js';
import { SINGLE_PAGE } from '../kit/paging.js';
import { mapActivity } from './mapper.js';
import { ActivityPage } from './wire.js';

const DAYS_KEPT = 30;
/** Nobody has measured how long activity is corrected; three days is what collectors in the field re-read. */
const RESTATEMENT_DAYS = 3;

/** Only completed days, and only the last thirty of them. */
function isKept(day: Day, today: Day): boolean {
  const age = daysBetween(day, today);
  return age >= 1 && age <= DAYS_KEPT;
}

const activity: Stream = {
  name: 'activity',
  newestDay: 'yesterday',
  daysKept: DAYS_KEPT,
  restatementDays: RESTATEMENT_DAYS,
  endpoints: [
    defineEndpoint({
      name: 'activity',
      covers: isKept,
      minDays: 1,
      maxDays: 1,
      silentDay: 'implied',
      request: ({ last }) => ({
        path: '/api/v1/activity',
        query: [
          ['date', last],
          ['group_by', 'workspace'],
        ],
      }),
      paging: SINGLE_PAGE,
      page: ActivityPage,
      map: mapActivity,
      refusedBy: () => false,
    }),
  ],
};

/** What OpenRouter has charged for the last thirty completed days, with a management key. */
export const openrouter: Connector = {
  id: 'openrouter',
  serviceProviderName: 'OpenRouter',
  baseUrl: 'https://openrouter.ai',
  secrets: Type.Object({
    managementKey: Type.String({
      title: 'Management key',
      description: 'A management key (once called provisioning key), made in the organisation settings',
      minLength: 1,
    }),
  }),
  environment: { secrets: { managementKey: 'OPENROUTER_MANAGEMENT_KEY' }, baseUrl: 'OPENROUTER_BASE_URL' },
  neededScope: 'a management key (once called provisioning key); an inference key cannot read activity',
  keysUrl: 'https://openrouter.ai/settings/management-keys',
  consoleUrl: 'https://openrouter.ai/activity',
  authHeaders: ({ managementKey }) => ({ authorization: `Bearer ${managementKey?.reveal() ?? ''}` }),
  organisationHeader: null,
  requestsPerMinute: 60,
  streams: [activity],
  // Activity is not split by key, and no list of workspaces is documented.
  readNames: () => Promise.resolve([]),
};
