import { csvOf } from '../../../components/chart/figures';
import { sampleRow } from '../sampleBreakdown.testkit';
import { fileColumns } from './columns';

test('in a file a fall stays a number, and a name that begins like a formula is none', () => {
  const row = sampleRow('=1+1', 'Müller', { change: '-20.5' });
  const cells = csvOf(fileColumns('USD'), [row]).split('\r\n')[1]?.split(',') ?? [];
  expect(cells.slice(0, 2)).toEqual(["'=1+1", 'Müller']);
  expect(cells.at(-1)).toBe('-20.5');
});
