import { waitFor } from '@testing-library/react';
import { call } from '../../api/collector';
import { isExportOff } from './exportSwitch';

jest.mock('../../api/collector', () => ({ call: jest.fn() }));
const asked = jest.mocked(call);

test('a collector that does not answer hides nothing and is asked again; what it says is kept', async () => {
  asked.mockRejectedValueOnce(new Error('nobody there')).mockResolvedValue({ export: false } as never);
  expect(isExportOff()).toBe(false);
  await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(isExportOff()).toBe(true));
  expect(isExportOff()).toBe(true);
  expect(asked).toHaveBeenCalledTimes(2);
});
