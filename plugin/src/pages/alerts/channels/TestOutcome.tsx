import React from 'react';
import { Alert } from '@grafana/ui';
import { Problem } from '../../../components/Problem';

interface Props {
  readonly of: {
    readonly error: unknown;
    /** null: it arrived; else what the other side said. */
    readonly data: string | null | undefined;
  };
}

/** Whether a test message arrived. */
export function TestOutcome({ of: { error, data } }: Props) {
  return (
    <div aria-live="polite">
      {error !== null && <Problem error={error} />}
      {data === null && <Alert severity="success" title="It was taken: look into the channel" />}
      {typeof data === 'string' && (
        <Alert severity="warning" title="It did not arrive">
          The other side said: {data}
        </Alert>
      )}
    </div>
  );
}
