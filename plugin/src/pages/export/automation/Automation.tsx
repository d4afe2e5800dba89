import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, Stack, Text, useStyles2 } from '@grafana/ui';
import type { ExportChoices } from '../choices/choices';
import { commandOf, queryOf } from './automation';

interface Props {
  readonly choices: ExportChoices;
  readonly accountName: string | null;
}

/** The same file without this page: for a schedule, or for a panel of one's own. */
export function Automation({ choices, accountName }: Props) {
  return (
    <Stack direction="column" gap={2}>
      <Copyable
        name="Command line"
        hint="The same file, on the collector’s machine. Not counted against the limit."
        text={commandOf(choices, accountName)}
      />
      <Copyable
        name="Query"
        hint="The same charges by day, for a panel with the PostgreSQL data source of AI costs."
        text={queryOf(choices)}
      />
    </Stack>
  );
}

interface CopyableProps {
  readonly name: string;
  readonly hint: string;
  readonly text: string;
}

function Copyable({ name, hint, text }: CopyableProps) {
  const styles = useStyles2(codeStyles);
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Text element="h3" variant="h5">
        {name}
      </Text>
      <Text variant="bodySmall" color="secondary">
        {hint}
      </Text>
      <pre className={styles.code} tabIndex={0} aria-label={name}>
        {text}
      </pre>
      <ClipboardButton size="sm" variant="secondary" icon="copy" getText={() => text}>
        {`Copy the ${name.toLowerCase()}`}
      </ClipboardButton>
    </Stack>
  );
}

function codeStyles(theme: GrafanaTheme2) {
  return {
    code: css({
      width: '100%',
      margin: 0,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      wordBreak: 'normal',
    }),
  };
}
