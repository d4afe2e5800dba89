import { Type } from 'typebox';

/** A word of a query that its reader checks, so that each fault gets a code and a sentence of its own. */
export function word(description: string) {
  return Type.Optional(Type.String({ maxLength: 500, description }));
}

/** Which charges a question is about; see `readChargeFilter`. */
export const FILTER_WORDS = {
  start_date: word('First day, YYYY-MM-DD in UTC; default 29 days before the last'),
  end_date: word('Last day, inside the range; default today'),
  service_id: word('Only this service'),
  account_id: word('Only this account'),
  source: word('api, manual, import, estimate or all; default all'),
};

export const MODEL_WORD = { model: word('Only this model') };

export const PROJECT_WORD = {
  project: word('Only this project (sub-account), by its id; empty: charges that say none'),
};
