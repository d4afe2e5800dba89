import React from 'react';
import type { DataFrame } from '@grafana/data';
import { fireEvent, render, screen } from '@testing-library/react';
import { ColumnsEditor } from './ColumnsEditor';
import { chargesFrame } from './charges.testkit';
import type { ColumnChoice } from './options';

function edit(value: readonly ColumnChoice[] | undefined, ...data: DataFrame[]) {
  const onChange = jest.fn();
  render(<ColumnsEditor value={value} onChange={onChange} context={{ data }} />);
  return onChange;
}

test('without a fitting query it says when the columns appear', () => {
  edit([]);
  expect(screen.getByText(/once the query fits/)).toBeInTheDocument();
});

test('a column is hidden, and the other choices are kept', () => {
  const onChange = edit([{ name: 'day', width: 20 }], chargesFrame());
  fireEvent.click(screen.getByRole('checkbox', { name: 'Model' }));
  expect(onChange).toHaveBeenCalledWith([
    { name: 'day', width: 20 },
    { name: 'model', hidden: true },
  ]);
});

test('a width is taken when the field is left, and only when it is another one', () => {
  const onChange = edit(undefined, chargesFrame());
  const width = screen.getByLabelText('Width of Model in characters');
  fireEvent.blur(width);
  expect(onChange).not.toHaveBeenCalled();
  fireEvent.change(width, { target: { value: '30' } });
  fireEvent.blur(width);
  expect(onChange).toHaveBeenCalledWith([{ name: 'model', hidden: false, width: 30 }]);
});

test('an emptied field gives the width back to the panel', () => {
  const onChange = edit([{ name: 'model', width: 30 }], chargesFrame());
  const width = screen.getByLabelText('Width of Model in characters');
  fireEvent.change(width, { target: { value: '' } });
  fireEvent.blur(width);
  expect(onChange).toHaveBeenCalledWith([{ name: 'model', hidden: false }]);
});
