import { saveFile } from './saveFile';

test('a file can be read after the click, and its address is not kept for ever', () => {
  jest.useFakeTimers();
  const revoked: string[] = [];
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: (address: string) => revoked.push(address) });
  const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  saveFile('costs.csv', new Blob(['a']));
  expect(clicked).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(10_000);
  expect(revoked).toEqual([]);
  jest.runAllTimers();
  expect(revoked).toEqual(['blob:x']);
});
