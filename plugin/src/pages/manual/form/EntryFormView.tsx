import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, LinkButton, Stack, Text, useStyles2 } from '@grafana/ui';
import { Problem } from '../../../components/Problem';
import { SourceBadge } from '../../../components/source/SourceBadge';
import { pageUrl } from '../../routes';
import type { Account, Entry, SavedEntry } from '../entries';
import { AccountField } from './AccountField';
import { AmountFields } from './AmountFields';
import { DetailFields } from './DetailFields';
import { OverlapHint } from './OverlapHint';
import { PeriodFields } from './PeriodFields';
import { useEntryForm } from './useEntryForm';

interface Props {
  /** Null: a new one. */
  readonly entry: Entry | null;
  readonly accounts: readonly Account[];
  /** The account of a new entry, if a link names it. */
  readonly accountId: number | null;
  readonly newestVersion: () => Promise<number | undefined>;
  readonly onSaved: (saved: SavedEntry) => void;
  readonly onCancel: () => void;
}

/** The form of an entry. */
export function EntryFormView({ entry, accounts, accountId, newestVersion, onSaved, onCancel }: Props) {
  const { form, save, overwrite, error, isOutdated } = useEntryForm(entry, accountId, newestVersion, onSaved);
  const { isSubmitting } = form.formState;
  const styles = useStyles2(formStyles);
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)} noValidate>
      <Stack direction="column" gap={2}>
        <Text element="h2" variant="h3">
          {entry ? `Change entry ${entry.id}` : 'New entry'}
        </Text>
        <Stack gap={1} wrap="wrap" alignItems="center">
          <SourceBadge source="manual" />
          <Text color="secondary">Wherever this amount counts, it is marked like this: a person typed it in.</Text>
        </Stack>
        <div>
          <AccountField form={form} accounts={accounts} isFixed={entry !== null} />
        </div>
        <div>
          <PeriodFields form={form} />
          <AmountFields form={form} />
          <DetailFields form={form} />
        </div>
        <OverlapHint form={form} />
        {error !== null && <Problem error={error} />}
        <Stack gap={1} wrap="wrap">
          <Button type="submit" disabled={isSubmitting}>
            {entry ? 'Save the change' : 'Save the entry'}
          </Button>
          {isOutdated && entry && (
            <>
              <Button variant="destructive" disabled={isSubmitting} onClick={() => void overwrite()}>
                Save mine over it
              </Button>
              <LinkButton variant="secondary" target="_blank" href={pageUrl('manual', { entry: entry.id })}>
                See the other change
              </LinkButton>
            </>
          )}
          <Button variant="secondary" fill="outline" onClick={onCancel}>
            Cancel
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}

/** Lines of a length that the eye can follow. */
function formStyles(theme: GrafanaTheme2) {
  return { form: css({ maxWidth: theme.spacing(100) }) };
}
