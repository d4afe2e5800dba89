import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';

const READABLE = 4.6;
/** The background of the dearest field; weaker ones are mixed with the page. */
const FULL = 0.6;

/** The colours of a field: its heat over the background of the page, and a text that can be read on it. */
export function heatColors(theme: GrafanaTheme2, heat: number): { backgroundColor: string; color: string } {
  const hue = theme.visualization.getColorByName('blue');
  const backgroundColor = mixed(theme.colors.background.canvas, hue, heat * FULL);
  const { primary, maxContrast } = theme.colors.text;
  const choices = [primary, maxContrast, theme.colors.background.canvas];
  const color = choices.find((each) => contrast(each, backgroundColor, theme) >= READABLE) ?? maxContrast;
  return { backgroundColor, color };
}

function contrast(text: string, background: string, theme: GrafanaTheme2): number {
  return colorManipulator.getContrastRatio(text, background, theme.colors.background.canvas);
}

/** `part` of the second colour over the first, as an opaque colour. */
function mixed(base: string, over: string, part: number): string {
  const [below, above] = [base, over].map(parts);
  const values = [0, 1, 2].map((place) => {
    const from = below?.[place] ?? 0;
    return Math.round(from + ((above?.[place] ?? 0) - from) * part);
  });
  return `rgb(${values.join(', ')})`;
}

function parts(color: string): readonly number[] {
  return colorManipulator.decomposeColor(colorManipulator.asRgbString(color)).values;
}
