import React from 'react';

interface Props {
  readonly color: string;
}

/** The line of a forecast. It repeats the word beside it, so screen readers skip it. */
export function DashMark({ color }: Props) {
  return (
    <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true" focusable="false">
      <path d="M0 6H20" stroke={color} strokeWidth="2" strokeDasharray="5 2.5" />
    </svg>
  );
}
