import type { CallAnswer } from '../../../api/calls';
import { comesByItself, type Account, type AccountState } from '../../../components/account/accountState';
import { count } from '../../../components/runs/outcome';
import type { StateLook } from '../../../components/state/StateMark';
import type { SeenAccount } from '../../accounts/useAccountStates';

/** One thing that must be right for the figures to be right. */
export interface Check {
  readonly subject: string;
  readonly look: StateLook;
  /** What is so, in words; with numbers. */
  readonly says: string;
  /** Where it is looked at closely, and mended. */
  readonly path: string;
}

const GOOD: StateLook = { label: 'Good', icon: 'check-circle', tone: 'good' };
const LOOK: StateLook = { label: 'Look at it', icon: 'exclamation-triangle', tone: 'warning' };
const BAD: StateLook = { label: 'Needs a person', icon: 'times-circle', tone: 'bad' };
const KNOW: StateLook = { label: 'Good to know', icon: 'info-circle', tone: 'busy' };

export function accountCheck(accounts: readonly SeenAccount[]): Check {
  const number = (state: AccountState) => accounts.filter((account) => account.state === state).length;
  const read = accounts.filter(({ state }) => comesByItself(state)).length;
  const [bad, waiting] = [number('person'), number('waiting')];
  const late = number('failing') + number('stale');
  const says = [
    bad > 0 ? `${bad} of ${read} need a person` : '',
    late > 0 ? `${late} of ${read} are failing or stale` : '',
    waiting > 0 ? `${waiting} of ${read} wait for their first read` : '',
    bad + late + waiting === 0 ? `${count(number('up'), 'account')} read well` : '',
  ];
  return {
    subject: 'Accounts',
    look: bad > 0 ? BAD : late > 0 ? LOOK : waiting > 0 ? KNOW : GOOD,
    says: says.filter((text) => text !== '').join(', '),
    path: 'accounts',
  };
}

/** Whether people have looked at what the providers themselves show; of what is read by itself. */
export function comparedCheck(accounts: readonly SeenAccount[]): Check {
  const read = accounts.filter(({ state }) => comesByItself(state));
  const wrong = read.filter(({ verification }) => verification?.matches === false).length;
  const never = read.filter(({ verification }) => verification === null).length;
  const says = [
    wrong > 0 ? `${wrong} of ${read.length} did not match` : '',
    never > 0 ? `${never} of ${read.length} not compared yet` : '',
    wrong + never === 0 ? `${count(read.length, 'account')} matched` : '',
  ];
  return {
    subject: 'Compared with the providers',
    look: wrong > 0 ? BAD : never > 0 ? KNOW : GOOD,
    says: says.filter((text) => text !== '').join(', '),
    path: 'accounts',
  };
}

export function failedDaysCheck(accounts: readonly Account[]): Check {
  const failed = accounts.reduce((sum, { windows }) => sum + windows.failed, 0);
  return {
    subject: 'Days that could not be read',
    look: failed > 0 ? LOOK : GOOD,
    says: failed > 0 ? `${count(failed, 'day')} of figures: last good figures stay` : 'none',
    path: 'health/unread',
  };
}

export function unpricedCheck(accounts: readonly Account[]): Check {
  const charges = accounts.reduce((sum, account) => sum + account.unpriced_charges, 0);
  return {
    subject: 'Usage without a price',
    look: charges > 0 ? LOOK : GOOD,
    says: charges > 0 ? `${count(charges, 'charge')} in no sum` : 'every charge has an amount',
    path: 'health/unpriced',
  };
}

type Changes = CallAnswer<'GET /api/revisions'>;

/** `changes`: the first of those of the last seven days. */
export function changesCheck({ items, next_cursor: more }: Pick<Changes, 'items' | 'next_cursor'>): Check {
  const ofFinal = items.filter(({ finality_before: before }) => before === 'final').length;
  const number = more === null ? count(items.length, 'amount') : `more than ${count(items.length, 'amount')}`;
  const says = items.length === 0 ? 'none of the last seven days' : `${number} of the last seven days were corrected`;
  return {
    subject: 'Changed amounts',
    look: items.length === 0 ? GOOD : ofFinal > 0 ? LOOK : KNOW,
    says: ofFinal > 0 ? `${says}, ${ofFinal} of final days` : says,
    path: 'health/changes',
  };
}

type Ledger = Pick<CallAnswer<'GET /api/health/ledger'>, 'checked_at' | 'days' | 'fault_count'>;

/** `ledger`: undefined while nobody knows, as with a collector that is older. */
export function ledgerCheck(ledger: Ledger | undefined): Check {
  const check = { subject: 'Sums of the ledger', path: 'health/unread' };
  if (!ledger) return { ...check, look: KNOW, says: 'not known' };
  const { checked_at: at, days, fault_count: faults } = ledger;
  if (at === null) return { ...check, look: KNOW, says: 'not added up yet; it is done every night' };
  if (faults === 0) return { ...check, look: GOOD, says: `${count(days, 'stored day')} added up, every figure agrees` };
  return { ...check, look: BAD, says: `${faults.toLocaleString('en')} of ${count(days, 'stored day')} do not add up` };
}
