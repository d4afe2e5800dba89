import React from 'react';
import { colorManipulator, createTheme } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { SourceBadge } from './SourceBadge';
import { SOURCE_LOOKS, sourceLook } from './sources';

const LEGIBLE = 4.5;
const themes = { light: createTheme({ colors: { mode: 'light' } }), dark: createTheme({ colors: { mode: 'dark' } }) };
const names = [...Object.keys(SOURCE_LOOKS), 'something new'];
const cases = names.flatMap((name) => (['light', 'dark'] as const).map((mode) => [name, mode] as const));

test.each(cases)('the badge of %s can be read in the %s theme', (name, mode) => {
  const { fill, ink } = sourceLook(name)[mode];
  expect(colorManipulator.getContrastRatio(ink, fill)).toBeGreaterThanOrEqual(LEGIBLE);
});

test.each(cases)('the mark of %s stands out from every background of the %s theme', (name, mode) => {
  const { mark } = sourceLook(name)[mode];
  const { primary, secondary, canvas } = themes[mode].colors.background;
  for (const background of [primary, secondary, canvas]) {
    expect(colorManipulator.getContrastRatio(mark, background)).toBeGreaterThanOrEqual(LEGIBLE);
  }
});

test('no two sources share a shape, so that none is told by colour alone', () => {
  const shapes = Object.values(SOURCE_LOOKS).map(({ shape }) => shape);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('a badge says its source in words', () => {
  render(<SourceBadge source="manual" />);
  expect(screen.getByText('Manual')).toBeInTheDocument();
});

test('a source from a newer collector keeps its own name', () => {
  render(<SourceBadge source="invoice" />);
  expect(screen.getByText('invoice')).toBeInTheDocument();
});
