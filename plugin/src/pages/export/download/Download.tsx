import React from 'react';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import { saveFile } from '../../../components/chart/saveFile';
import { Problem } from '../../../components/Problem';
import { TooOften } from '../../../api/download';
import { problemOf } from '../../../api/problem';
import type { ExportChoices } from '../choices/choices';
import { FORMATS } from '../choices/formats';
import { counted, formatBytes, formatCount } from '../../../components/count/count';
import type { ExportFile, Progress } from './incomingFile';
import { ProgressBar } from './ProgressBar';
import { useDownload } from './useDownload';

interface Props {
  readonly choices: ExportChoices;
}

/** Gets the file, says how far it is, and how it ended. */
export function Download({ choices }: Props) {
  const { state, start, cancel } = useDownload();
  const isRunning = state.is === 'running';
  return (
    <Stack direction="column" gap={2}>
      <Stack gap={1} wrap="wrap" alignItems="center">
        <Button icon="download-alt" disabled={isRunning} onClick={() => void start(choices)}>
          {`Download ${FORMATS[choices.format].label}`}
        </Button>
        {isRunning && (
          <Button variant="secondary" onClick={cancel}>
            Cancel
          </Button>
        )}
      </Stack>
      {isRunning && <Running progress={state.progress} />}
      {state.is === 'done' && <Done file={state.file} />}
      {state.is === 'failed' && <Failed error={state.error} />}
    </Stack>
  );
}

function Running({ progress }: { readonly progress: Progress | null }) {
  const words = progress === null ? 'The collector prepares the file …' : wordsOf(progress);
  return (
    <Stack direction="column" gap={1}>
      <ProgressBar
        label="Download"
        words={words}
        value={progress?.records ?? null}
        max={progress?.expectedRecords ?? 0}
      />
      <Text variant="bodySmall">{words}</Text>
    </Stack>
  );
}

function wordsOf({ records, expectedRecords, bytes }: Progress): string {
  const size = formatBytes(bytes);
  if (records === null) return `${size} of ${counted(expectedRecords, 'record')}`;
  const percent = expectedRecords === 0 ? 100 : Math.floor((records / expectedRecords) * 100);
  return `${formatCount(records)} of ${counted(expectedRecords, 'record')} (${percent}%), ${size}`;
}

function Done({ file }: { readonly file: ExportFile }) {
  return (
    <Alert severity="success" title="The file is whole">
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>
          {file.name}: {counted(file.records, 'record')}, {formatBytes(file.content.size)}.
        </span>
        <Button size="sm" variant="secondary" onClick={() => saveFile(file.name, file.content)}>
          Save it again
        </Button>
      </Stack>
    </Alert>
  );
}

function Failed({ error }: { readonly error: unknown }) {
  if (error instanceof TooOften) {
    const time = error.until.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    return (
      <Alert severity="warning" title="Ten exports an hour are allowed">
        The next one is possible at {time}, in {Math.ceil(error.seconds / 60)} min. The preview and the command line are
        not counted.
      </Alert>
    );
  }
  if (problemOf(error).kind === 'cancelled')
    return (
      <Alert severity="info" title="Cancelled">
        Nothing was saved.
      </Alert>
    );
  return <Problem error={error} />;
}
