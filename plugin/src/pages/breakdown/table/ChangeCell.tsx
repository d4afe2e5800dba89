import React from 'react';
import { Icon, Stack } from '@grafana/ui';
import { signedMoney, signedPercent } from '../words';
import type { Figures } from './columns';

interface Props {
  readonly figures: Figures;
  readonly currency: string;
}

/** How a row changed: arrow, per cent and amount. Nothing when nobody knows. */
export function ChangeCell({ figures, currency }: Props) {
  const { change, change_ratio: ratio, compared_cost: cost, previous_cost: previous } = figures;
  if (change === null && ratio === null) return <>–</>;
  const direction = Math.sign(Number(change ?? ratio));
  const isNew = ratio === null && Number(previous) === 0 && Number(cost) > 0;
  return (
    <Stack direction="column" gap={0} alignItems="flex-end">
      <Stack gap={0.5} alignItems="center">
        {direction !== 0 && <Icon name={direction > 0 ? 'arrow-up' : 'arrow-down'} aria-hidden />}
        {isNew ? 'New' : ratio !== null && signedPercent(ratio)}
      </Stack>
      {change !== null && <small>{signedMoney(change, currency)}</small>}
    </Stack>
  );
}
