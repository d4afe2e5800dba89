import React from 'react';
import { render, screen } from '@testing-library/react';
import { Answer } from './Answer';

const ofRows = (isPlaceholderData: boolean) => (
  <Answer
    of={{ data: 'rows', error: null, isFetching: isPlaceholderData, isPlaceholderData, refetch: () => undefined }}
    what="the costs"
  >
    {(data) => <button>{data}</button>}
  </Answer>
);
const box = () => screen.getByText('rows').closest('[aria-busy]');

test('an answer to the question before is out of reach, and it is said that the new one is coming', () => {
  const { rerender } = render(ofRows(true));
  expect(box()).toHaveAttribute('inert');
  expect(box()).toHaveAttribute('aria-busy', 'true');
  const said = screen.getByText('Loading the costs …');
  expect(said).toHaveAttribute('aria-live');
  expect(said.closest('[inert]')).toBeNull();
  rerender(ofRows(false));
  expect(box()).not.toHaveAttribute('inert');
  expect(box()).toHaveAttribute('aria-busy', 'false');
  expect(screen.queryByText('Loading the costs …')).not.toBeInTheDocument();
});

test('who pressed a button in it finds the focus there again', () => {
  const { rerender } = render(ofRows(false));
  const button = screen.getByRole('button');
  button.focus();
  rerender(ofRows(true));
  // As a browser does with what is out of reach.
  button.blur();
  rerender(ofRows(false));
  expect(button).toHaveFocus();
});
