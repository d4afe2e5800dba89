import { colorManipulator, createTheme } from '@grafana/data';
import { heatColors } from './heatColors';
import { type HeatMap, hourFields, weekdayFields } from './heatMap';
import { hourSentence, weekdaySentence } from './heatWords';

const map: HeatMap = {
  currency: 'USD',
  total: '20',
  weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    known_days: 4,
    mean_per_day: weekday === 4 ? null : String(10 - weekday),
  })),
  cells: [
    { weekday: 1, hour: 9, value: '4' },
    { weekday: 7, hour: 23, value: '2' },
  ],
  without_hour: '14',
  without_hour_share: '0.7',
};

test('the dearest field is the hottest, and a weekday nobody knows has no heat', () => {
  const fields = weekdayFields(map);
  expect(fields[0]).toEqual({ amount: '9', heat: 1, knownDays: 4 });
  expect(fields[3]).toEqual({ amount: null, heat: 0, knownDays: 4 });
});

test('hours stand where they were told, and everything else is empty', () => {
  const fields = hourFields(map);
  expect([fields.length, ...new Set(fields.map(({ length }) => length))]).toEqual([7, 24]);
  expect(fields[0]?.[9]).toEqual({ amount: '4', heat: 1 });
  expect(fields[6]?.[23]).toEqual({ amount: '2', heat: 0.5 });
  expect(fields.flat().filter(({ amount }) => amount !== null)).toHaveLength(2);
});

test('the map is said in words: the extremes, and how much has no hour', () => {
  expect(weekdaySentence(map, 'USD')).toBe('A Monday costs the most, $9.00 on average; a Sunday the least, $3.00.');
  expect(hourSentence(map, 'USD')).toBe(
    'The dearest hour is Monday from 09:00 UTC with $4.00. Of 70% of the cost nobody told the hour; it is in no field.',
  );
});

test('without hours the words say why', () => {
  expect(hourSentence({ ...map, cells: [] }, 'USD')).toMatch(/No provider tells hours/);
  expect(weekdaySentence({ ...map, weekdays: [] }, 'USD')).toMatch(/Too few days/);
});

const themes = (['light', 'dark'] as const).map((mode) => [mode, createTheme({ colors: { mode } })] as const);

test.each(themes)('the text of every heat can be read in the %s theme', (_mode, theme) => {
  for (let heat = 0; heat <= 1; heat += 0.05) {
    const { backgroundColor, color } = heatColors(theme, heat);
    const ratio = colorManipulator.getContrastRatio(color, backgroundColor, theme.colors.background.canvas);
    expect({ heat, ratio: ratio >= 4.5 }).toEqual({ heat, ratio: true });
  }
});
