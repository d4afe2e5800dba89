import type { Column } from '../../components/columns';

/** What the cost query must return. `time` is taken for `day`. */
export const costColumns: readonly Column[] = [
  { name: 'day', type: 'time', meaning: 'the UTC day' },
  { name: 'source', type: 'string', meaning: 'api, estimate, import or manual' },
  { name: 'finality', type: 'string', meaning: 'provisional, settling or final' },
  { name: 'billing_currency', type: 'string', meaning: 'the currency of the cost' },
  { name: 'billed_cost', type: 'number', meaning: 'what that source charged on that day; empty means it has no price' },
];

/** Columns that name a stack, the first one found is taken. */
export const STACK_COLUMNS = ['model', 'account_name', 'service_provider_name'] as const;

/** Text columns that say something else than which stack a charge belongs to. */
export const DESCRIBING_COLUMNS: readonly string[] = ['source', 'finality', 'billing_currency', 'notes', 'entered_by'];
