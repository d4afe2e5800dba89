import React from 'react';
import { render, screen } from '@testing-library/react';
import { Overview } from './Overview';

test('says that it waits for the collector, and shows no number', () => {
  const { container } = render(<Overview />);
  expect(screen.getByText('Waiting for the collector')).toBeInTheDocument();
  expect(container.textContent).not.toMatch(/\d/);
});
