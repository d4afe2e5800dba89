import { Type, type TObject } from 'typebox';
import type { Connector } from './kit/connector.js';
import { connectors } from './registry.js';

/** A service that an account can be of. */
export interface Service {
  readonly id: string;
  /** null: whoever adds the account gives the name. */
  readonly serviceProviderName: string | null;
  /** null: nothing can be read; figures are typed in, imported, or come as telemetry. */
  readonly connector: Connector | null;
  /** Credentials; the settings form is drawn from it. */
  readonly secrets: TObject;
  /** Where a person finds the figures to type in or to import. */
  readonly figures: { readonly hint: string; readonly url: string | null };
}

const NO_SECRETS = Type.Object({});

function withoutApi(id: string, serviceProviderName: string | null, hint: string, url: string | null): Service {
  return { id, serviceProviderName, connector: null, secrets: NO_SECRETS, figures: { hint, url } };
}

function withApi(connector: Connector): Service {
  const { id, serviceProviderName, secrets, consoleUrl } = connector;
  const hint = `The figures are read by themselves; ${serviceProviderName} shows the same ones on this page.`;
  return { id, serviceProviderName, connector, secrets, figures: { hint, url: consoleUrl } };
}

const WITHOUT_API: readonly Service[] = [
  withoutApi(
    'github-copilot',
    'GitHub Copilot',
    'Organisation owners and billing managers find AI credits and seats in the billing usage of GitHub.',
    'https://docs.github.com/rest/billing/usage',
  ),
  withoutApi(
    'cursor',
    'Cursor',
    'Team admins find the charged usage of each member as the admin API describes it; seat fees stand on the invoice.',
    'https://cursor.com/docs/account/teams/admin-api',
  ),
  withoutApi('groq', 'Groq', 'The console of Groq gives usage and cost as CSV.', 'https://console.groq.com'),
  withoutApi(
    'mistral',
    'Mistral',
    'Usage and prices of a month stand in the usage metrics of the organisation; the invoice has the amounts.',
    'https://docs.mistral.ai/admin/admin-api/usage-metrics',
  ),
  withoutApi(
    'perplexity',
    'Perplexity',
    'The invoices have the amounts by key; every answer of the API names its own cost as well.',
    'https://docs.perplexity.ai',
  ),
  withoutApi(
    'google-gemini',
    'Google Gemini',
    'The amounts stand in the Cloud Billing export of the project; the Gemini API itself tells none.',
    'https://docs.cloud.google.com/billing/docs/how-to/export-data-bigquery-tables/standard-usage',
  ),
  withoutApi(
    'xai',
    'xAI',
    'The team’s billing page and the billing API of xAI have the amounts.',
    'https://docs.x.ai/developers/rest-api-reference/management/billing',
  ),
  withoutApi(
    'deepseek',
    'DeepSeek',
    'The console of DeepSeek gives the usage of a month as CSV; the API tells only the balance.',
    'https://api-docs.deepseek.com',
  ),
  withoutApi(
    'opentelemetry',
    'Claude Code / OpenTelemetry',
    'The figures come by themselves once the tool sends its metrics to the collector.',
    'https://code.claude.com/docs/en/monitoring-usage',
  ),
  withoutApi('custom', null, 'Give the provider’s name; its invoice or its console has the figures.', null),
];

/** Every service an account can be added of: those that are read, and those whose figures come another way. */
export const services: readonly Service[] = [...connectors.map(withApi), ...WITHOUT_API];

export function findService(id: string): Service | undefined {
  return services.find((service) => service.id === id);
}
