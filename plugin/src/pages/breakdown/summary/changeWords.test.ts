import { changeText, type ComparedSums } from './changeWords';

const text = (over: Partial<ComparedSums>) =>
  changeText({ change_ratio: null, value: '5', previous_value: '0', ...over } as ComparedSums);

test.each([
  [{}, 'New'],
  [{ previous_value: null }, 'Not known'],
  [{ value: null }, 'Not known'],
  [{ previous_value: '-5' }, 'Not known'],
  [{ value: '0' }, 'No change'],
  [{ change_ratio: '0.25', previous_value: '4' }, '+25%'],
])('a change with %j is told as %s: new is only what is known to have been nothing', (over, expected) => {
  expect(text(over)).toBe(expected);
});
