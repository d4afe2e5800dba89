import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { aicost, type Said } from './console.js';

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
afterEach(() => {
  if (stdin) Object.defineProperty(process, 'stdin', stdin);
});

async function forecast(...lines: readonly string[]): Promise<Said> {
  const value = Readable.from([Buffer.from(lines.join('\n'))]);
  Object.defineProperty(process, 'stdin', { value, configurable: true });
  return aicost('forecast', '--stdin');
}

const request = (id: string | number, fields: object = {}): string =>
  JSON.stringify({ id, history: new Array(40).fill(5), horizon: 3, m: 7, start: '2026-01-01', ...fields });
const answers = (said: Said): Record<string, unknown>[] =>
  said.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('aicost forecast --stdin', () => {
  test('answers each line with days, bands and their total, without a database', async () => {
    const said = await forecast(request('a'));
    expect(said).toMatchObject({ code: 0, err: '' });
    const [answer] = answers(said);
    expect(Object.keys(answer ?? {})).toEqual([
      'id',
      'mean',
      'lo80',
      'hi80',
      'lo95',
      'hi95',
      'total',
      'method',
      'confidence',
    ]);
    expect(answer).toMatchObject({ id: 'a', method: 'constant', confidence: 'high' });
    for (const name of ['mean', 'lo80', 'hi80', 'lo95', 'hi95']) expect(answer?.[name]).toHaveLength(3);
    expect((answer?.['total'] as { mean: number }).mean).toBeCloseTo(15);
  });

  test('keeps the order over thousands of lines, and skips empty ones', async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => request(index, { history: [index, null, index] }));
    const said = await forecast(...lines, '', '');
    expect(said.code).toBe(0);
    expect(answers(said).map(({ id }) => id)).toEqual(lines.map((_, index) => index));
    expect(answers(said)[7]).toMatchObject({ mean: [7, 7, 7], confidence: 'none' });
  });

  test('takes hours of a day as start, and a season of 24', async () => {
    const said = await forecast(request('h', { m: 24, start: '2026-01-01T00', history: new Array(200).fill(2) }));
    expect(said.code).toBe(0);
  });

  test('a bad line is an error line in its place, and exit code 1 at the end', async () => {
    const said = await forecast(request('a'), 'nonsense', request('b', { horizon: 0 }), request('c'));
    expect(said.code).toBe(1);
    const [first, second, third, fourth] = answers(said);
    expect([first?.['id'], fourth?.['id']]).toEqual(['a', 'c']);
    expect(second).toEqual({
      error: 'line 2: it is not a JSON object; write {"id":"a","history":[1,2,null],"horizon":30}',
    });
    expect(third).toEqual({ id: 'b', error: 'line 3: "horizon" is 0; write a whole number from 1 to 1000' });
  });

  test.each([
    [{ id: null }, 'line 1: "id" is missing'],
    [{ history: 'none' }, 'line 1: "history" is not a list'],
    [{ history: [1, '2'] }, 'line 1: "history" holds no amount at place 2'],
    [{ history: [1e101] }, 'line 1: "history" holds no amount at place 1'],
    [{ horizon: undefined }, 'line 1: "horizon" is missing; write'],
    [{ m: 2.5 }, 'line 1: "m" is 2.5; write a whole number from 1 to 366'],
    [{ start: '2026-02-30' }, 'line 1: "start" is "2026-02-30"; write the first day as 2026-01-31'],
  ])('%j is told in one sentence', async (fields, message) => {
    const said = await forecast(request('x', fields));
    expect(said.code).toBe(1);
    expect(answers(said)[0]?.['error']).toContain(message);
  });
});
