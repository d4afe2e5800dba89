import React from 'react';
import { Stack, Text } from '@grafana/ui';
import { useScrolledTo } from '../../components/chosen/useScrolledTo';
import { formatDays } from '../../components/days/days';
import { formatMoney } from '../../components/money/money';
import { PastPeriods } from './PastPeriods';
import type { Definition } from './running';

interface Props {
  readonly budget: Definition;
  readonly actions: React.ReactNode;
  readonly isChosen: boolean;
}

/** A budget that is not measured at present: switched off, over, or not begun. */
export function IdleBudget({ budget, actions, isChosen }: Props) {
  const place = useScrolledTo<HTMLLIElement>(isChosen);
  return (
    <li ref={place} aria-current={isChosen || undefined}>
      <Stack direction="column" gap={0.5}>
        <Text weight="medium">{budget.name}</Text>
        <Text color="secondary">
          {idleReason(budget)}. Limit {formatMoney(Number(budget.limit), budget.currency)}
        </Text>
        <PastPeriods budget={budget} />
        <Stack gap={1} wrap="wrap">
          {actions}
        </Stack>
      </Stack>
    </li>
  );
}

function idleReason({ active, first_day: first, last_day: last }: Definition): string {
  if (!active) return 'Switched off';
  const today = new Date().toISOString().slice(0, 10);
  if (first !== null && first > today) return `Begins on ${formatDays(first)}`;
  return last === null ? 'Not measured yet' : `Ended on ${formatDays(last)}`;
}
