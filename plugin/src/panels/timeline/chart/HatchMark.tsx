import React from 'react';
import { useTheme2 } from '@grafana/ui';
import type { Hatch } from '../model/finality';
import { HATCH_SIZE, HATCHES } from './hatch';

interface Props {
  readonly hatch: Exclude<Hatch, 'none'>;
}

const SIDE = 2 * HATCH_SIZE;
const TILES = [0, HATCH_SIZE];

/** The hatch of a finality. It repeats the word beside it, so screen readers skip it. */
export function HatchMark({ hatch }: Props) {
  const theme = useTheme2();
  return (
    <svg width={SIDE} height={SIDE} viewBox={`0 0 ${SIDE} ${SIDE}`} aria-hidden="true" focusable="false">
      <rect width={SIDE} height={SIDE} fill={theme.colors.text.secondary} />
      {TILES.flatMap((x) =>
        TILES.map((y) => (
          <path
            key={`${x}:${y}`}
            d={HATCHES[hatch]}
            transform={`translate(${x} ${y})`}
            stroke={theme.colors.background.primary}
            fill="none"
          />
        )),
      )}
    </svg>
  );
}
