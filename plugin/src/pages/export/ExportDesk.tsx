import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import { Automation } from './automation/Automation';
import { DayFields } from './choices/DayFields';
import { FileFields } from './choices/FileFields';
import { FilterFields } from './choices/FilterFields';
import { useChoices } from './choices/useChoices';
import { Download } from './download/Download';
import { Preview } from './preview/Preview';
import { SavedList } from './saved/SavedList';

/** What to export on the one side, what it would be on the other. */
export function ExportDesk() {
  const styles = useStyles2(deskStyles);
  const { choices, change, accounts } = useChoices();
  const account = accounts.find(({ id }) => String(id) === choices.account);
  return (
    <div className={styles.desk}>
      <Stack direction="column" gap={3}>
        <Part title="Days">
          <DayFields {...{ choices, change }} />
        </Part>
        <Part title="Charges">
          <FilterFields {...{ choices, change, accounts }} />
        </Part>
        <Part title="File">
          <FileFields {...{ choices, change }} />
        </Part>
        <Part title="Saved choices">
          <SavedList />
        </Part>
      </Stack>
      <Stack direction="column" gap={3}>
        <Part title="Preview">
          <Preview choices={choices} />
        </Part>
        <Part title="Download">
          <Download choices={choices} />
        </Part>
        <Part title="Without this page">
          <Automation choices={choices} accountName={account?.name ?? null} />
        </Part>
      </Stack>
    </div>
  );
}

function Part({ title, children }: React.PropsWithChildren<{ readonly title: string }>) {
  return (
    <section aria-label={title}>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h4">
          {title}
        </Text>
        {children}
      </Stack>
    </section>
  );
}

function deskStyles(theme: GrafanaTheme2) {
  return {
    desk: css({
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 5fr)',
      gap: theme.spacing(4),
      [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    }),
  };
}
