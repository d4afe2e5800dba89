import { CollectorError } from '../../errors.js';

/** How an endpoint's pages hang together. */
export interface Paging {
  /** Name of the query parameter that carries the cursor. */
  readonly param: string;
  /** The cursor of the next page; null after the last; undefined when the page promises more but gives no cursor. */
  next(page: unknown): string | null | undefined;
}

/** `has_more` with `next_page`, sent back as `page`. */
export const NEXT_PAGE: Paging = {
  param: 'page',
  next: (page) => {
    const { has_more: hasMore, next_page: nextPage } = page as { has_more: boolean; next_page?: string | null };
    if (!hasMore) return null;
    return nextPage === null || nextPage === undefined || nextPage === '' ? undefined : nextPage;
  },
};

/** `has_more` with `last_id`, sent back under the given name. */
export function lastIdPaging(param: string): Paging {
  return {
    param,
    next: (page) => {
      const { has_more: hasMore, last_id: lastId } = page as { has_more: boolean; last_id?: string | null };
      if (!hasMore) return null;
      return lastId === null || lastId === undefined || lastId === '' ? undefined : lastId;
    },
  };
}

/** Everything in one answer. */
export const SINGLE_PAGE: Paging = { param: '', next: () => null };

export const MAX_PAGES = 500;

/** Follows one query's cursors and refuses loops, gaps and endless lists. */
export class CursorGuard {
  readonly #seen = new Set<string>();

  constructor(
    private readonly where: string,
    private readonly paging: Paging,
  ) {}

  /** The next cursor, or null when the answer is complete. */
  next(page: unknown): string | null {
    const cursor = this.paging.next(page);
    if (cursor === null) return null;
    if (cursor === undefined) {
      throw new CollectorError(
        'PROVIDER_PAGE_CURSOR_MISSING',
        `${this.where} page ${this.#seen.size + 1}: the provider says there is more but names no next page; the stored figures stay`,
      );
    }
    if (this.#seen.has(cursor)) {
      throw new CollectorError(
        'PROVIDER_PAGE_LOOP',
        `${this.where} page ${this.#seen.size + 1}: the provider names the same next page again; the stored figures stay`,
      );
    }
    this.#seen.add(cursor);
    if (this.#seen.size >= MAX_PAGES) {
      throw new CollectorError(
        'PROVIDER_PAGE_CAP',
        `${this.where}: more than ${MAX_PAGES} pages for one query; the stored figures stay`,
      );
    }
    return cursor;
  }
}
