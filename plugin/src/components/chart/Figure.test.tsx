import React from 'react';
import { render } from '@testing-library/react';
import { Figures } from './Figure';

/** The columns of a grid by the room that they take, as the style sheets of the page say it. */
function columnsByRoom(grid: Element): ReadonlyMap<string, string> {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  const own = rules.filter((rule) => rule.includes(grid.className));
  return new Map(
    own.map((rule) => [
      /min-width: ?(\d+)px/.exec(rule)?.[1] ?? '',
      /grid-template-columns: ?([^;]+);/.exec(rule)?.[1] ?? '',
    ]),
  );
}

test('four figures stand 4, 2 or 1 in a row, and never three above one', () => {
  const { container } = render(<Figures areFour>figures</Figures>);
  const columns = columnsByRoom(container.querySelector('div > div > div')!);
  expect([...columns]).toEqual([
    ['', 'minmax(0, 1fr)'],
    ['496', 'repeat(2, minmax(0, 1fr))'],
    ['1008', 'repeat(4, minmax(0, 1fr))'],
  ]);
});
