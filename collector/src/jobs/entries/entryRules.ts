import { addDays, daysBetween, type Day } from '../../domain/day.js';
import { toUnits } from '../../domain/decimal.js';
import type { EntryValues } from '../../store/manualEntries.js';

const MAX_DAYS = 366;
const MAX_NOTES = 2_000;
const MAX_TAGS = 20;
const MAX_TEXT = 200;
const MAX_TAG_VALUE = 500;
const WHOLE = /^\d+$/;
/** `occurrence` tells rows of files apart, and `x_` begins our own tags. */
const RESERVED_TAG = /^(x_.*|occurrence)$/is;

/** What of an entry is wrong, and how to make it right. */
export interface EntryFault {
  readonly field: 'period' | 'cost' | 'tokens' | 'text' | 'notes' | 'tags';
  readonly message: string;
}

/** The first rule that an entry breaks; null when it is sound. `today` is the database's. */
export function entryFault(values: EntryValues, today: Day): EntryFault | null {
  const checks = [periodFault(values, today), costFault(values), textFault(values), tagsFault(values)];
  return checks.find((fault) => fault !== null) ?? null;
}

function periodFault({ firstDay, lastDay }: EntryValues, today: Day): EntryFault | null {
  const days = daysBetween(firstDay, lastDay) + 1;
  if (days < 1) return fault('period', `the last day ${lastDay} is before the first day ${firstDay}; swap them`);
  if (days > MAX_DAYS) {
    const latest = addDays(firstDay, MAX_DAYS - 1);
    return fault(
      'period',
      `the period has ${days} days; an entry may have ${MAX_DAYS}, so end it on ${latest} at the latest`,
    );
  }
  if (firstDay <= today) return null;
  return fault('period', `the first day ${firstDay} is in the future; it is ${today} (UTC) now`);
}

function costFault({ billedCost, chargeCategory, tokens }: EntryValues): EntryFault | null {
  const mayBeNegative = chargeCategory === 'Credit' || chargeCategory === 'Adjustment';
  if (toUnits(billedCost) < 0n && !mayBeNegative) {
    return fault(
      'cost',
      `the cost ${billedCost} is below 0, which only a Credit or an Adjustment may be; name that charge category`,
    );
  }
  if (tokens !== null && !WHOLE.test(tokens)) {
    return fault('tokens', `${tokens} tokens are no whole number of at least 0; write them as 1234`);
  }
  return null;
}

function textFault({ model, requestType, notes }: EntryValues): EntryFault | null {
  if (model.length > MAX_TEXT || requestType.length > MAX_TEXT) {
    return fault('text', `model and request type may have ${MAX_TEXT} characters each; shorten them`);
  }
  if (notes.length <= MAX_NOTES) return null;
  return fault('notes', `the notes have ${notes.length} characters; they may have ${MAX_NOTES}`);
}

function tagsFault({ tags }: EntryValues): EntryFault | null {
  const names = Object.keys(tags);
  if (names.length > MAX_TAGS) return fault('tags', `there are ${names.length} tags; an entry may have ${MAX_TAGS}`);
  const reserved = names.find((name) => RESERVED_TAG.test(name) || name === '' || name === '__proto__');
  if (reserved !== undefined)
    return fault('tags', `a tag cannot be named ${JSON.stringify(reserved)}; choose another name`);
  const long = names.find((name) => name.length > MAX_TEXT || (tags[name] ?? '').length > MAX_TAG_VALUE);
  if (long === undefined) return null;
  return fault(
    'tags',
    `the tag ${JSON.stringify(long.slice(0, 60))} is too long: ${MAX_TEXT} characters for a name, ${MAX_TAG_VALUE} for its value`,
  );
}

function fault(field: EntryFault['field'], message: string): EntryFault {
  return { field, message };
}
