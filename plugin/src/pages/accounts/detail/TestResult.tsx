import React from 'react';
import { Alert, TextLink } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';
import { Quiet } from '../../../components/list/Quiet';
import { StateMark } from '../../../components/state/StateMark';
import type { Service } from '../useAccounts';

type Test = CallAnswer<'POST /api/accounts/{id}/test'>;

const READABLE = { label: 'readable', icon: 'check-circle', tone: 'good' } as const;
const REFUSED = { label: 'not readable', icon: 'times-circle', tone: 'bad' } as const;

/** Whether credentials may read costs and usage, and what they lack, in words. */
export function TestResult({
  test: { ok, checks, missing },
  service,
}: {
  readonly test: Test;
  readonly service: Service;
}) {
  const refused = checks.filter((check) => !check.ok);
  return (
    <Alert severity={ok ? 'success' : missing === null ? 'warning' : 'error'} title={titleOf(ok, missing)}>
      {missing !== null && (
        <p>
          Needed: {missing}.{' '}
          {service.keys_url && (
            <TextLink href={service.keys_url} external>
              Make one there
            </TextLink>
          )}
        </p>
      )}
      {ok ? (
        `All ${checks.length} kinds of figures can be read, costs among them.`
      ) : (
        <ul>
          {[...refused, ...checks.filter((check) => check.ok)].map((check) => (
            <li key={check.stream}>
              <code>{check.stream}</code> <StateMark look={check.ok ? READABLE : REFUSED} />
              {check.message !== '' && <Quiet>{check.message}</Quiet>}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

function titleOf(ok: boolean, missing: string | null): string {
  if (ok) return 'The credentials are good';
  return missing === null ? 'Not everything can be read' : 'The credentials may not read costs';
}
