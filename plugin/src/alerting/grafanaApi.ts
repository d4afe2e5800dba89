import { type FetchError, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { CollectorProblem } from '../api/problem';

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly responseType?: 'json' | 'text';
  /** Some answers come with the status of a failure; true: this one is an answer. */
  readonly isAnswer?: (failure: FetchError<unknown>) => boolean;
}

/** What is made through the app stays editable in Grafana's own pages. */
const STAYS_EDITABLE = { 'X-Disable-Provenance': 'true' };

/**
 * Asks Grafana's own alerting, with the rights of the person who looks. Fails with a sentence; `missing` where the thing
 * asked for is not there.
 */
export async function askGrafana<Answer>(url: string, request: Request = {}): Promise<Answer> {
  const { method = 'GET', body, query, isAnswer } = request;
  // What is deleted answers without a body, which is no JSON.
  const responseType = request.responseType ?? (method === 'DELETE' ? 'text' : 'json');
  try {
    const { data } = await lastValueFrom(
      getBackendSrv().fetch<Answer>({
        ...{ url, method, responseType, data: body, params: query as Record<string, unknown> | undefined },
        headers: method === 'GET' ? {} : STAYS_EDITABLE,
        showErrorAlert: false,
        showSuccessAlert: false,
      }),
    );
    return data;
  } catch (error) {
    if (isFetchError<Answer>(error) && isAnswer?.(error)) return error.data;
    throw alertingProblem(error);
  }
}

/** The same, or null where there is nothing to see: of a folder that is missing Grafana says that it is forbidden. */
export async function askGrafanaFor<Answer>(url: string): Promise<Answer | null> {
  return askGrafana<Answer>(url).catch((error: unknown) => {
    if (error instanceof CollectorProblem && (error.code === 'missing' || error.kind === 'rights')) return null;
    throw error;
  });
}

function alertingProblem(error: unknown): unknown {
  if (!isFetchError<{ message?: string }>(error)) return error;
  const { status, data } = error;
  if (status === 403 || status === 401)
    return new CollectorProblem(
      'rights',
      'Your role in Grafana does not allow this. Ask an Editor or an administrator.',
    );
  const said = typeof data?.message === 'string' && data.message !== '' ? data.message : `status ${status}`;
  return new CollectorProblem(
    status < 500 ? 'refused' : 'failed',
    `Grafana’s alerting answered: ${said}`,
    status === 404 ? 'missing' : '',
  );
}
