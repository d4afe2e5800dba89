import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { CallAnswer, CallInput } from './calls';
import { addressOf } from './collector';
import { problemOf } from './problem';

/** Sends a file of charges as it is. Fails with a `CollectorProblem`, as `call` does. */
export async function uploadImport(
  file: Blob,
  query: CallInput<'POST /api/imports'>['query'],
): Promise<CallAnswer<'POST /api/imports'>> {
  try {
    const answer = await lastValueFrom(
      getBackendSrv().fetch<CallAnswer<'POST /api/imports'>>({
        url: addressOf('POST /api/imports'),
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        params: query,
        data: file,
        showErrorAlert: false,
        showSuccessAlert: false,
      }),
    );
    return answer.data;
  } catch (error) {
    throw problemOf(error);
  }
}
