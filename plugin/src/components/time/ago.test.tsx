import React from 'react';
import { render, screen } from '@testing-library/react';
import { Ago } from './Ago';
import { agoText, durationText, instantText } from './ago';
import { Instant } from './Instant';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test.each([
  ['2026-11-23T11:59:30Z', 'just now'],
  ['2026-11-23T11:58:00Z', '2 minutes ago'],
  ['2026-11-23T09:00:00Z', '3 hours ago'],
  ['2026-11-22T09:00:00Z', 'yesterday'],
  ['2026-11-20T09:00:00Z', '3 days ago'],
])('%s was %s', (instant, text) => {
  expect(agoText(instant, NOW)).toBe(text);
});

test('an instant is told in UTC', () => {
  expect(instantText('2026-11-23T23:59:00.123456Z')).toBe('23 Nov 2026, 23:59 UTC');
});

test.each([
  [0.21, '0.2 s'],
  [42.4, '42 s'],
  [200, '3 min 20 s'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test('both tell the other way when pointed at', () => {
  const instant = new Date(Date.now() - 7_200_000).toISOString();
  render(
    <>
      <Ago instant={instant} />
      <Instant instant={instant} />
    </>,
  );
  expect(screen.getByText('2 hours ago')).toHaveAttribute('title', instantText(instant));
  expect(screen.getByText(instantText(instant))).toHaveAttribute('title', '2 hours ago');
});
