import React from 'react';
import { Alert, Button, LinkButton, Stack } from '@grafana/ui';
import { problemOf, type ProblemKind } from '../api/problem';
import pluginJson from '../plugin.json';

interface Props {
  readonly error: unknown;
  /** Offered where asking again may help. */
  readonly onRetry?: () => void;
}

const TITLES: Readonly<Record<ProblemKind, string>> = {
  cancelled: 'Cancelled',
  unreachable: 'The collector is not there',
  'not set up': 'The collector is not set up',
  outdated: 'The collector is too old',
  token: 'The collector does not know this Grafana',
  rights: 'Not allowed',
  refused: 'That was refused',
  failed: 'That did not work',
};

const MENDED_BY_CONFIGURATION: readonly string[] = ['unreachable', 'not set up', 'token'];

/** What happened, and the next step, instead of a blank page. */
export function Problem({ error, onRetry }: Props) {
  const { kind, message } = problemOf(error);
  return (
    <Alert severity={kind === 'refused' ? 'warning' : 'error'} title={TITLES[kind]}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>{message}</span>
        <Stack gap={1}>
          {onRetry && kind !== 'rights' && (
            <Button size="sm" variant="secondary" onClick={onRetry}>
              Try again
            </Button>
          )}
          {MENDED_BY_CONFIGURATION.includes(kind) && (
            <LinkButton size="sm" variant="secondary" href={`/plugins/${pluginJson.id}?page=configuration`}>
              Open the configuration
            </LinkButton>
          )}
        </Stack>
      </Stack>
    </Alert>
  );
}
