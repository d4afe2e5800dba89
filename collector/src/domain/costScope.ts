import type { Source } from './charge.js';

/** Which charges are one series of costs, always in one currency; null is all of them. Equal scopes are equal series. */
export interface CostScope {
  readonly currency: string;
  readonly serviceId: string | null;
  readonly accountId: number | null;
  /** '' is the charges that name no model. */
  readonly model: string | null;
  /** The project or workspace by its id as stored (sub_account). */
  readonly project: string | null;
  readonly tag: { readonly key: string; readonly value: string } | null;
  readonly sources: readonly Source[] | null;
}

/** Everything in one currency; the start of any narrower scope. */
export function everythingIn(currency: string): CostScope {
  return { currency, serviceId: null, accountId: null, model: null, project: null, tag: null, sources: null };
}

/** Equal text for equal scopes. JSON, so that no character inside a value can look like the border between two values. */
export function scopeKey({ currency, serviceId, accountId, model, project, tag, sources }: CostScope): string {
  const tagParts = tag === null ? null : [tag.key, tag.value];
  const sourceNames = sources === null ? null : [...new Set(sources)].sort();
  return JSON.stringify([currency, serviceId, accountId, model, project, tagParts, sourceNames]);
}
