import React from 'react';
import { Field, RadioButtonGroup } from '@grafana/ui';
import type { CallAnswer } from '../../../api/calls';

export type Digest = CallAnswer<'GET /api/notifications/preferences'>['channels'][number]['digest'];

const CHOICES: Array<{ label: string; value: Digest }> = [
  { label: 'None', value: 'off' },
  { label: 'Weekly', value: 'weekly' },
  { label: 'Monthly', value: 'monthly' },
  { label: 'Both', value: 'both' },
];

/** Which summaries of costs come by mail. */
export function DigestField({
  value,
  onChange,
}: {
  readonly value: Digest;
  readonly onChange: (value: Digest) => void;
}) {
  return (
    <Field label="Summary of costs" description="On Mondays, on the first of the month, or both">
      <RadioButtonGroup
        id="mail-digest"
        aria-label="Summary of costs"
        options={CHOICES}
        value={value}
        onChange={onChange}
      />
    </Field>
  );
}
