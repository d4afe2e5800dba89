import { colorManipulator, createTheme } from '@grafana/data';
import { toneColor } from '../state/StateMark';
import { STATE_LOOKS, stateOf } from './levels';

/** What WCAG asks of marks and icons that carry a meaning. */
const VISIBLE = 3;

const calm = { level: 0, usedRatio: 0.4, runsOut: false };

test.each([
  [1, 'warning'],
  [2, 'critical'],
  [3, 'emergency'],
  [9, 'emergency'],
])('level %s is called %s, whatever else is known', (level, state) => {
  expect(stateOf({ ...calm, level, runsOut: true, usedRatio: 2 })).toBe(state);
});

test('a budget below its thresholds is on track', () => {
  expect(stateOf(calm)).toBe('on track');
});

test('a used up budget without thresholds is not called on track', () => {
  expect(stateOf({ ...calm, usedRatio: 1 })).toBe('over the limit');
});

test('a budget that will not last is not called on track', () => {
  expect(stateOf({ ...calm, runsOut: true })).toBe('may run out');
});

test('no two states share an icon or a word, so that none is told by colour alone', () => {
  const looks = Object.values(STATE_LOOKS);
  expect(new Set(looks.map(({ icon }) => icon)).size).toBe(looks.length);
  expect(new Set(looks.map(({ label }) => label)).size).toBe(looks.length);
});

const themes = (['light', 'dark'] as const).map((mode) => [mode, createTheme({ colors: { mode } })] as const);

test.each(themes)('every state stands out from the backgrounds of the %s theme', (_mode, theme) => {
  const { primary, secondary, canvas } = theme.colors.background;
  for (const { tone } of Object.values(STATE_LOOKS)) {
    for (const background of [primary, secondary, canvas]) {
      expect(colorManipulator.getContrastRatio(toneColor(theme, tone), background)).toBeGreaterThanOrEqual(VISIBLE);
    }
  }
});

test.each(themes)('warning, critical and emergency differ in colour too, in the %s theme', (_mode, theme) => {
  const colors = (['on track', 'warning', 'critical', 'emergency'] as const).map((state) =>
    toneColor(theme, STATE_LOOKS[state].tone),
  );
  expect(new Set(colors).size).toBe(4);
});
