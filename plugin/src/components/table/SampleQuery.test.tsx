import React from 'react';
import { render, screen } from '@testing-library/react';
import { SampleQuery } from './SampleQuery';

test('the query of the panel can be read and copied', () => {
  render(<SampleQuery item={{ id: 'query', name: 'Query', settings: { sql: 'SELECT 1' } }} />);
  expect(screen.getByLabelText('Sample query')).toHaveTextContent('SELECT 1');
  expect(screen.getByRole('button', { name: 'Copy the query' })).toBeEnabled();
});
