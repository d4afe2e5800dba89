import React from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

/** What stands below a figure, smaller than it. */
export function Quiet({ children }: React.PropsWithChildren) {
  return <div className={useStyles2(quietStyle)}>{children}</div>;
}

function quietStyle(theme: GrafanaTheme2) {
  return css({
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightRegular,
    overflowWrap: 'anywhere',
  });
}
