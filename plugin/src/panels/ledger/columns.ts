import type { Column } from '../../components/columns';

export const columns: readonly Column[] = [
  { name: 'day', type: 'time', meaning: 'the UTC day of the charge' },
  { name: 'service_provider_name', type: 'string', meaning: 'who charged it' },
  { name: 'account_name', type: 'string', meaning: 'the account it was charged to' },
  { name: 'model', type: 'string', meaning: 'the model, where there is one' },
  { name: 'source', type: 'string', meaning: 'api, estimate, import or manual' },
  { name: 'finality', type: 'string', meaning: 'provisional, settling or final' },
  { name: 'billing_currency', type: 'string', meaning: 'the currency of the cost' },
  { name: 'billed_cost', type: 'number', meaning: 'the amount charged' },
];
