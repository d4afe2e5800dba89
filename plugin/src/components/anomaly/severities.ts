import type { GrafanaTheme2, IconName } from '@grafana/data';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** How a severity looks: never by colour alone, always also by icon and word. */
export interface SeverityLook {
  readonly label: string;
  readonly icon: IconName;
  readonly color: (theme: GrafanaTheme2) => string;
}

export const SEVERITY_LOOKS: Readonly<Record<Severity, SeverityLook>> = {
  low: { label: 'Low', icon: 'info-circle', color: (theme) => theme.colors.text.secondary },
  medium: { label: 'Medium', icon: 'exclamation-circle', color: (theme) => theme.colors.info.text },
  high: { label: 'High', icon: 'exclamation-triangle', color: (theme) => theme.colors.warning.text },
  critical: { label: 'Critical', icon: 'fire', color: (theme) => theme.colors.error.text },
};
