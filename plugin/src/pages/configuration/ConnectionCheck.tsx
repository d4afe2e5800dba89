import React from 'react';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { Problem } from '../../components/Problem';
import { useFeatures } from '../../data/useFeatures';

/** Asks the collector who it is and whom it takes us for, the way every page does. */
export function ConnectionCheck() {
  const { data, error, refetch, isFetching } = useFeatures();
  if (isFetching) return <LoadingPlaceholder text="Asking the collector …" />;
  if (error || !data) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <Alert severity="success" title="The collector answers">
      It is version {data.version} and knows you as {data.caller.name}.
    </Alert>
  );
}
