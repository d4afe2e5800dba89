import type { Column } from '../../components/columns';

export const columns: readonly Column[] = [
  { name: 'budget', type: 'string', meaning: 'the name of the budget' },
  { name: 'period', type: 'string', meaning: 'the period it covers' },
  { name: 'limit_amount', type: 'number', meaning: 'what may be spent in the period' },
  { name: 'spent', type: 'number', meaning: 'what has been spent so far' },
  { name: 'used_ratio', type: 'number', meaning: 'spent divided by limit' },
  { name: 'level', type: 'number', meaning: 'the warning level reached, 0 to 3' },
  { name: 'burn_rate_per_day', type: 'number', meaning: 'spending a day at the present pace' },
  { name: 'exhausted_on', type: 'time', meaning: 'the day the budget runs out at that pace, if it does' },
];
