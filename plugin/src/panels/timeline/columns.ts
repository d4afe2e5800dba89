import type { Column } from '../../components/columns';

export const columns: readonly Column[] = [
  { name: 'day', type: 'time', meaning: 'the UTC day' },
  { name: 'source', type: 'string', meaning: 'api, estimate, import or manual' },
  { name: 'finality', type: 'string', meaning: 'provisional, settling or final' },
  { name: 'billing_currency', type: 'string', meaning: 'the currency of the cost' },
  { name: 'billed_cost', type: 'number', meaning: 'what that source charged on that day' },
];
