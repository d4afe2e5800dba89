import React from 'react';
import { locationUtil } from '@grafana/data';
import { LinkButton, ScrollContainer, Stack, Text } from '@grafana/ui';
import app from '../../plugin.json';

/** Teaches what a budget is and where it is made. */
export function EmptyBudgets() {
  return (
    <ScrollContainer>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <Text element="p" weight="medium">
          No budget is running.
        </Text>
        <Text element="p">
          A budget says how much may be spent in a month, in a quarter, or between two days, and when to tell you. Add
          one on the Budgets page: give it a name, a limit and a currency. It appears here with the next refresh.
        </Text>
        <LinkButton size="sm" variant="secondary" href={locationUtil.assureBaseUrl(`/a/${app.id}/budgets`)}>
          Add a budget
        </LinkButton>
      </Stack>
    </ScrollContainer>
  );
}
