import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import pluginJson from '../plugin.json';
import type { CallAnswer, CallInput, CallName } from './calls';
import { problemOf } from './problem';
import { RIGHTS } from './rights.gen';

type PathValues = Readonly<Record<string, string | number>> | undefined;

/** Grafana's proxy adds the collector's token and the caller's rights; the browser holds neither. */
const PROXY = `/api/plugin-proxy/${pluginJson.id}/collector`;

/**
 * Asks the collector. The name, the query, the body and the answer are those of its routes, so a wrong question does not
 * compile. Fails with a `CollectorProblem` that says what happened and what to do.
 */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name> = {},
  signal?: AbortSignal,
): Promise<CallAnswer<Name>> {
  const [method = 'GET'] = name.split(' ');
  try {
    const answer = await lastValueFrom(
      getBackendSrv().fetch<CallAnswer<Name>>({
        url: addressOf(name, input.path as PathValues),
        method,
        params: input.query as Record<string, unknown> | undefined,
        // Grafana says "JSON" of every POST, and the collector refuses JSON that is empty.
        data: input.body ?? (method === 'POST' ? {} : undefined),
        abortSignal: signal,
        showErrorAlert: false,
        showSuccessAlert: false,
      }),
    );
    return answer.data;
  } catch (error) {
    throw problemOf(error);
  }
}

/** The address of a call behind Grafana's proxy: the way through it is chosen by the right that the call asks for. */
export function addressOf(name: CallName, path: PathValues = {}): string {
  const [, pattern = ''] = name.split(' ');
  const filled = pattern.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(path[key])));
  return `${PROXY}/${RIGHTS[name]}${filled}`;
}
