import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';

interface Props {
  readonly notices: readonly string[];
}

/** What must be known to read the charts right. */
export function Notices({ notices }: Props) {
  const styles = useStyles2(noticeStyles);
  return (
    <div role="status">
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <li key={notice} className={styles.notice}>
            <Icon name="info-circle" size="sm" />
            <span>{notice}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function noticeStyles(theme: GrafanaTheme2) {
  return {
    notices: css({ listStyle: 'none' }),
    notice: css({
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
}
