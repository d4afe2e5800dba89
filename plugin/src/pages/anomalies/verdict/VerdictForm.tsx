import React, { useState } from 'react';
import { Button, Field, Stack, Text, TextArea } from '@grafana/ui';
import type { Verdict } from '../anomaly';
import { VERDICTS } from './verdicts';

interface Props {
  readonly id: number;
  readonly isSending: boolean;
  readonly onSay: (said: { verdict: Verdict; note: string }) => void;
}

/** Three words, each with what it changes, and room for a note. */
export function VerdictForm({ id, isSending, onSay }: Props) {
  const [note, setNote] = useState('');
  return (
    <div role="group" aria-label="Verdict">
      <Field label="What was it? A note, if you like">
        <TextArea
          id={`verdict-note-${id}`}
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Field>
      <Stack gap={1} wrap="wrap">
        {VERDICTS.map(({ verdict, label, icon }) => (
          <Button
            key={verdict}
            variant="secondary"
            icon={icon}
            disabled={isSending}
            onClick={() => onSay({ verdict, note: note.trim() })}
          >
            {label}
          </Button>
        ))}
      </Stack>
      <Text element="p" color="secondary" variant="bodySmall">
        {VERDICTS.map(({ label, means }) => `${label}: ${means}.`).join(' ')}
      </Text>
    </div>
  );
}
