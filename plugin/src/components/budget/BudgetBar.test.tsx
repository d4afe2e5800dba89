import React from 'react';
import { render, screen } from '@testing-library/react';
import { BudgetBar } from './BudgetBar';
import { barEnd, barPosition } from './barScale';

test('a bar ends at the limit, or at the largest amount that is shown', () => {
  expect(barEnd({ spent: 10, limit: 100 })).toBe(100);
  expect(barEnd({ spent: 120, limit: 100 })).toBe(120);
  expect(barEnd({ spent: 10, limit: 100, expectedAtEnd: { expected: 90, lower80: null, upper80: 150 } })).toBe(150);
  expect(barEnd({ spent: 10, limit: 100, expectedAtEnd: { expected: 130, lower80: null, upper80: null } })).toBe(130);
});

test('no amount stands outside of its bar', () => {
  expect([barPosition(-5, 100), barPosition(25, 100), barPosition(500, 100)]).toEqual(['0%', '25%', '100%']);
});

test('a credit leaves the bar empty, and its words say the amount', () => {
  const label = <span id="name">Research</span>;
  render(
    <>
      {label}
      <BudgetBar spent={-5} limit={100} state="on track" labelledBy="name" words="-$5.00 of $100.00" />
    </>,
  );
  const bar = screen.getByRole('meter', { name: 'Research' });
  expect(bar).toHaveAttribute('aria-valuenow', '0');
  expect(bar).toHaveAttribute('aria-valuetext', '-$5.00 of $100.00');
});

test('a mark beyond the end of the bar is not drawn', () => {
  const marks = [
    { amount: 70, label: 'warning at 70' },
    { amount: 200, label: 'emergency at 200' },
  ];
  render(<BudgetBar spent={5} limit={100} state="on track" labelledBy="" words="" marks={marks} />);
  expect(screen.getByTitle('warning at 70')).toBeInTheDocument();
  expect(screen.queryByTitle('emergency at 200')).not.toBeInTheDocument();
});
