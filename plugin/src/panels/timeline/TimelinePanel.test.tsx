import React from 'react';
import { render, screen } from '@testing-library/react';
import { frameOf, panelData } from '../../test/panelData';
import { columns } from './columns';
import { TimelinePanel } from './TimelinePanel';

test('without data it names every column its query must return', () => {
  render(<TimelinePanel data={panelData()} />);
  for (const { name } of columns) {
    expect(screen.getByText(name)).toBeInTheDocument();
  }
});

test('with one column missing it points at that one', () => {
  render(<TimelinePanel data={panelData(frameOf(columns.slice(1)))} />);
  expect(screen.getAllByRole('listitem').filter((item) => item.textContent?.includes('missing'))).toHaveLength(1);
});

test('with a fitting query it shows no list and no invented figure', () => {
  const { container } = render(<TimelinePanel data={panelData(frameOf(columns))} />);
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
  expect(container).toHaveTextContent('The query fits (rows: 2).');
});
