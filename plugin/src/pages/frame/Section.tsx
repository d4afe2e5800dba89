import React, { useId } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';

interface Props {
  readonly title: string;
  /** What stands beside the heading: choices, a link. */
  readonly actions?: React.ReactNode;
}

/** A part of the page with a heading of its own. */
export function Section({ title, actions, children }: React.PropsWithChildren<Props>) {
  const styles = useStyles2(sectionStyles);
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.head}>
        <Text element="h2" variant="h4" id={heading}>
          {title}
        </Text>
        {actions}
      </div>
      {children}
    </section>
  );
}

function sectionStyles(theme: GrafanaTheme2) {
  return {
    section: css({
      minWidth: 0,
      marginBottom: theme.spacing(3),
      // An answer stands in a box of its own.
      '> p, > div > p': { marginBottom: theme.spacing(1) },
    }),
    head: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    }),
  };
}
