import React, { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, Checkbox, Stack, Text, useStyles2 } from '@grafana/ui';
import { counted } from '../../../components/count/count';
import { Problem } from '../../../components/Problem';
import type { Account } from '../entries';
import { FilePicker } from './FilePicker';
import { OptionFields } from './OptionFields';
import { Outcome } from './Outcome';
import { NO_WISH, useImport, type ImportResult, type ImportWish } from './useImport';
import { effectOf } from './words';

interface Props {
  readonly accounts: readonly Account[];
}

/** A file of charges: first what it would do, then the doing. */
export function ImportDesk({ accounts }: Props) {
  const [wish, setWish] = useState(NO_WISH);
  const { check, store, reset } = useImport();
  const styles = useStyles2(deskStyles);
  // What was found out about one file says nothing of another.
  const change = (next: Partial<ImportWish>) => {
    setWish((now) => ({ ...now, isPartial: false, ...next }));
    reset();
  };
  return (
    <Stack direction="column" gap={2} alignItems="stretch">
      <Text element="h2" variant="h3">
        Import a file
      </Text>
      <div className={styles.form}>
        <FilePicker file={wish.file} onPick={(file) => change({ file })} />
        <OptionFields {...{ wish, accounts, change }} />
      </div>
      <Stack>
        <Button
          variant={check.data ? 'secondary' : 'primary'}
          disabled={wish.file === null || check.isPending}
          onClick={() => check.mutate(wish)}
        >
          {check.isPending ? 'Checking …' : 'Check the file'}
        </Button>
      </Stack>
      <div role="status">
        {check.error !== null && <Problem error={check.error} />}
        {check.data && !store.data && (
          <Checked
            result={check.data}
            isPartial={wish.isPartial}
            isStoring={store.isPending}
            onPartial={(isPartial) => setWish((now) => ({ ...now, isPartial }))}
            onStore={() => store.mutate(wish)}
          />
        )}
        {store.error !== null && <Problem error={store.error} />}
        {store.data && <Stored result={store.data} />}
      </div>
    </Stack>
  );
}

interface CheckedProps {
  readonly result: ImportResult;
  readonly isPartial: boolean;
  readonly isStoring: boolean;
  readonly onPartial: (isPartial: boolean) => void;
  readonly onStore: () => void;
}

function Checked({ result, isPartial, isStoring, onPartial, onStore }: CheckedProps) {
  const hasFaults = result.fault_count > 0;
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Text element="h3" variant="h4">
        What it would do
      </Text>
      <Outcome result={result} />
      {hasFaults && result.rows > 0 && (
        <Checkbox
          label="Take the good rows all the same"
          description="Otherwise a file with a fault is not taken at all"
          value={isPartial}
          onChange={(event) => onPartial(event.currentTarget.checked)}
        />
      )}
      <Button icon="upload" disabled={result.rows === 0 || (hasFaults && !isPartial) || isStoring} onClick={onStore}>
        {isStoring ? 'Importing …' : `Import ${counted(result.rows, 'row')}`}
      </Button>
    </Stack>
  );
}

function Stored({ result }: { readonly result: ImportResult }) {
  return (
    <Stack direction="column" gap={2}>
      <Alert severity="success" title="The file is imported">
        {effectOf(result)}
      </Alert>
      <Outcome result={result} />
    </Stack>
  );
}

/** Lines of a length that the eye can follow. */
function deskStyles(theme: GrafanaTheme2) {
  return { form: css({ display: 'grid', gap: theme.spacing(2), maxWidth: theme.spacing(100) }) };
}
