import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { type Shape, sourceLook } from '../../../components/source/sources';
import type { EventKind } from '../model/events';

/** The colours and shapes of a chart in one theme. */
export interface Ink {
  readonly surface: string;
  readonly text: string;
  readonly font: string;
  readonly forecast: string;
  readonly warning: string;
  readonly stack: (name: string) => string;
  readonly source: (name: string) => { readonly shape: Shape; readonly color: string };
  readonly event: (kind: EventKind) => string;
  readonly faint: (color: string, opacity: number) => string;
}

/** `stacks` are those of all charts, so that a stack has the same colour in each of them. */
export function inkOf(theme: GrafanaTheme2, stacks: readonly string[]): Ink {
  const colors = stackColors(theme, stacks);
  const mode = theme.isDark ? 'dark' : 'light';
  const markOf = (source: string) => sourceLook(source)[mode].mark;
  return {
    surface: theme.colors.background.primary,
    text: theme.colors.text.primary,
    font: `${theme.typography.fontSize}px ${theme.typography.fontFamily}`,
    forecast: theme.visualization.getColorByName('red'),
    warning: theme.colors.warning.text,
    stack: (name) => colors.get(name) ?? theme.colors.text.secondary,
    source: (name) => ({ shape: sourceLook(name).shape, color: markOf(name) }),
    event: (kind) =>
      ({ manual: markOf('manual'), anomaly: theme.colors.error.text, note: theme.colors.info.text })[kind],
    faint: (color, opacity) => colorManipulator.alpha(color, opacity),
  };
}

/** By name and not by amount, so that a colour does not move when one stack overtakes another. */
function stackColors(theme: GrafanaTheme2, stacks: readonly string[]): Map<string, string> {
  const { palette, getColorByName } = theme.visualization;
  const names = [...new Set(stacks)].sort();
  return new Map(names.map((name, place) => [name, getColorByName(palette[place % palette.length] ?? 'gray')]));
}
