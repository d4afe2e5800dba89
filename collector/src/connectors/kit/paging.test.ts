import { describe, expect, test } from '@jest/globals';
import { CollectorError, errorCode } from '../../errors.js';
import { CursorGuard, lastIdPaging, MAX_PAGES, NEXT_PAGE, SINGLE_PAGE } from './paging.js';

const guard = (paging = NEXT_PAGE) => new CursorGuard('acme costs 2026-11-01', paging);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return errorCode(error);
  }
  return 'none';
}

describe('the cursor of the next page', () => {
  test.each([
    ['next_page', NEXT_PAGE, { has_more: true, next_page: 'b' }, 'b'],
    ['last_id', lastIdPaging('after'), { has_more: true, last_id: 'b' }, 'b'],
    ['nothing, when all is in one answer', SINGLE_PAGE, { has_more: true, next_page: 'b' }, null],
  ])('is %s', (_name, paging, page, cursor) => expect(guard(paging).next(page)).toBe(cursor));

  test.each([
    ['the last page', NEXT_PAGE, { has_more: false, next_page: null }],
    ['a last page that still names a cursor', NEXT_PAGE, { has_more: false, next_page: 'c' }],
    ['the last page of a list', lastIdPaging('after'), { has_more: false, last_id: 'z' }],
    ['a list that says nothing of pages', lastIdPaging('after'), { data: [] }],
  ])('ends with %s', (_name, paging, page) => expect(guard(paging).next(page)).toBeNull());

  test('goes back under the name that the provider wants', () => {
    expect([NEXT_PAGE.param, lastIdPaging('after_id').param]).toEqual(['page', 'after_id']);
  });
});

describe('pages that cannot be followed', () => {
  test.each([
    ['null', NEXT_PAGE, { has_more: true, next_page: null }],
    ['absent', NEXT_PAGE, { has_more: true }],
    ['empty', NEXT_PAGE, { has_more: true, next_page: '' }],
    ['null in a list', lastIdPaging('after'), { has_more: true, last_id: null }],
    ['absent in a list', lastIdPaging('after'), { has_more: true }],
    ['empty in a list', lastIdPaging('after'), { has_more: true, last_id: '' }],
  ])('has_more and a cursor that is %s', (_name, paging, page) => {
    expect(codeOf(() => guard(paging).next(page))).toBe('PROVIDER_PAGE_CURSOR_MISSING');
  });

  test('P02: the same cursor twice ends after one repetition', () => {
    const loop = guard();
    loop.next({ has_more: true, next_page: 'b' });
    expect(codeOf(() => loop.next({ has_more: true, next_page: 'b' }))).toBe('PROVIDER_PAGE_LOOP');
  });

  test('P02: a loop over several cursors ends where it closes', () => {
    const loop = guard();
    for (const cursor of ['b', 'c', 'd']) loop.next({ has_more: true, next_page: cursor });
    expect(codeOf(() => loop.next({ has_more: true, next_page: 'b' }))).toBe('PROVIDER_PAGE_LOOP');
  });

  test('P03: ever new cursors end at 500 pages', () => {
    const endless = guard();
    let pages = 1;
    const code = codeOf(() => {
      for (; pages <= 10 * MAX_PAGES; pages += 1) endless.next({ has_more: true, next_page: `cursor ${pages}` });
    });
    expect([code, pages]).toEqual(['PROVIDER_PAGE_CAP', MAX_PAGES]);
  });

  test('a query of exactly 500 pages is read to its end', () => {
    const long = guard();
    for (let page = 1; page < MAX_PAGES; page += 1)
      expect(long.next({ has_more: true, next_page: `${page}` })).toBe(`${page}`);
    expect(long.next({ has_more: false })).toBeNull();
  });

  test('the message names account, stream, day and page', () => {
    const loop = guard();
    loop.next({ has_more: true, next_page: 'b' });
    const refused = () => loop.next({ has_more: true, next_page: 'b' });
    expect(refused).toThrow(CollectorError);
    expect(refused).toThrow(
      'acme costs 2026-11-01 page 2: the provider names the same next page again; the stored figures stay',
    );
  });
});
