import React from 'react';
import { Badge, Button, Stack, Text } from '@grafana/ui';
import { Instant } from '../../../components/time/Instant';
import type { EntryVersion } from '../entries';
import { ChangeTable } from './ChangeTable';
import { changesBetween } from './changes';

const ACTIONS: Readonly<Record<EntryVersion['action'], string>> = {
  created: 'Typed in',
  updated: 'Changed',
  deleted: 'Deleted',
  restored: 'Brought back',
};

interface Props {
  readonly version: EntryVersion;
  readonly isNewest: boolean;
  /** Null: there is no way back to this one. */
  readonly onGoBack: (() => void) | null;
}

/** One change of an entry: who, when and what. */
export function VersionItem({ version, isNewest, onGoBack }: Props) {
  const caption = `Changes of version ${version.version}`;
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Stack gap={1} wrap="wrap" alignItems="center">
        <Text weight="medium">{`${ACTIONS[version.action]} by ${version.actor_name}`}</Text>
        <Text variant="bodySmall" color="secondary">
          <Instant instant={version.at} />, version {version.version}
        </Text>
        {isNewest && <Badge text="Now" color="blue" />}
      </Stack>
      {version.action !== 'deleted' && (
        <ChangeTable caption={caption} changes={changesBetween(version.old, version.new)} />
      )}
      {onGoBack && (
        <Button size="sm" variant="secondary" icon="history" onClick={onGoBack}>
          {`Go back to version ${version.version}`}
        </Button>
      )}
    </Stack>
  );
}
