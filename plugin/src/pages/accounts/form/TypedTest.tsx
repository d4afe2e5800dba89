import React, { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { Button, Stack } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { useChange } from '../../../data/useCall';
import { TestResult } from '../detail/TestResult';
import type { Service } from '../useAccounts';
import type { AccountForm } from './accountForm';
import { schemaFields, typedTexts } from './schemaFields';

const isTested = (name = '') => /^(secrets|baseUrl)\b/.test(name);

/** Tries the credentials that were typed, before anything is saved. */
export function TypedTest({ service }: { readonly service: Service }) {
  const { getValues, trigger, watch } = useFormContext<AccountForm>();
  const test = useChange('POST /api/services/{id}/test');
  const fields = schemaFields(service.secrets);
  const typed = typedTexts(fields, watch('secrets'));
  const { reset } = test;
  // What came of it is about the credentials as they were then.
  useEffect(() => watch((_, { name }) => void (isTested(name) && reset())).unsubscribe, [watch, reset]);
  const isComplete = fields.every(({ name, isRequired }) => !isRequired || name in typed);

  const start = async () => {
    if (!(await trigger(['secrets', 'baseUrl']))) return;
    const { secrets, baseUrl } = getValues();
    const body = { secrets: typedTexts(fields, secrets), ...(baseUrl.trim() !== '' && { base_url: baseUrl.trim() }) };
    test.mutate({ path: { id: service.id }, body });
  };
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <div>
        <Button icon="bolt" variant="secondary" disabled={!isComplete || test.isPending} onClick={() => void start()}>
          {test.isPending ? 'Testing …' : 'Test'}
        </Button>
      </div>
      <div role="status">{test.data && !test.isPending && <TestResult test={test.data} service={service} />}</div>
      {test.error !== null && <Problem error={test.error} />}
    </Stack>
  );
}
