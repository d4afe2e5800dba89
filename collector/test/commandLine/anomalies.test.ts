import { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { aicost, type Said } from './console.js';

const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')!;
afterEach(() => {
  Object.defineProperty(process, 'stdin', stdin);
});

/** Runs the command with these bytes as its standard input. */
function anomalies(...chunks: (string | Buffer)[]): Promise<Said> {
  const value = Readable.from(
    chunks.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  );
  Object.defineProperty(process, 'stdin', { value, configurable: true });
  return aicost('anomalies', '--stdin');
}

interface Answer {
  readonly id?: string | number;
  readonly error?: string;
  readonly flag: boolean[];
  readonly score: number[];
  readonly expected: number[];
}

const answersIn = ({ out }: Said) =>
  out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer);

const history = [...Array.from({ length: 30 }, () => 5), 100, null, 5];

test('a line is answered day by day: flags, scores and what was expected', async () => {
  const said = await anomalies(`${JSON.stringify({ id: 'a', history, m: 7, start: '2026-01-05', horizon: 30 })}\n`);
  expect(said).toMatchObject({ code: 0, err: '' });
  const [answer] = answersIn(said);
  expect(Object.keys(answer ?? {})).toEqual(['id', 'flag', 'score', 'expected']);
  expect(answer?.id).toBe('a');
  expect(answer?.flag).toEqual(history.map((cost) => cost === 100));
  expect(answer?.score[30]).toBeGreaterThan(5);
  expect(answer?.score[31]).toBe(0);
  expect(answer?.expected).toHaveLength(history.length);
  expect(answer?.expected[31]).toBeCloseTo(5);
});

test('threshold and detector may be chosen', async () => {
  const wavy = [...Array.from({ length: 40 }, (_, index) => 100 + 10 * (index % 3)), 140];
  const lines = [1, 3, 6].map((threshold) =>
    JSON.stringify({ id: threshold, history: wavy, threshold, detector: 'sigma' }),
  );
  const flags = answersIn(await anomalies(lines.join('\n'))).map(({ id, flag }) => [id, flag.at(-1)]);
  expect(flags).toEqual([
    [1, true],
    [3, true],
    [6, false],
  ]);
});

test('many lines are answered in order, however they are cut into pieces', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `día ${index} \u2028`);
  const bytes = Buffer.from(ids.map((id) => `${JSON.stringify({ id, history: [1, 2, 3] })}\r\n`).join(''));
  const pieces = Array.from({ length: Math.ceil(bytes.length / 97) }, (_, index) =>
    bytes.subarray(97 * index, 97 * (index + 1)),
  );
  expect(answersIn(await anomalies(...pieces)).map(({ id }) => id)).toEqual(ids);
});

test('no lines are no fault', async () => {
  expect(await anomalies('')).toEqual({ code: 0, out: '', err: '' });
  expect(answersIn(await anomalies('{"id":1,"history":[]}'))).toEqual([{ id: 1, flag: [], score: [], expected: [] }]);
});

test('a bad line is told in its place, the others are answered, and the exit code is 1', async () => {
  const said = await anomalies('{"id":"a","history":[1]}\n\nnonsense\n{"id":"b","history":[2]}\n');
  expect(said).toMatchObject({ code: 1, err: '' });
  const answers = answersIn(said);
  expect(answers.map(({ id }) => id)).toEqual(['a', undefined, 'b']);
  expect(answers[1]?.error).toMatch(/^line 3: this is not JSON; write one object a line/);
});

describe('what is wrong with a line', () => {
  test.each([
    ['[1]', 'line 1: this is not a JSON object; write {"id":"a","history":[1,2,null]}'],
    ['{"id":{}}', 'line 1: "id" is neither text nor a number'],
    ['{}', 'line 1: "history" is missing; give a list of amounts, null for an unknown day'],
    ['{"history":[1,"2"]}', 'line 1: "history" holds "2" at place 1; give an amount up to 1e15, or null'],
    [
      '{"history":[1e400]}',
      'line 1: "history" holds a number beyond all bounds at place 0; give an amount up to 1e15, or null',
    ],
    ['{"history":[],"start":"2026-02-30"}', 'line 1: "start" is "2026-02-30"; give a day such as 2026-01-31'],
    ['{"history":[],"m":0}', 'line 1: season is 0; give a number from 1 to 366'],
    ['{"history":[],"m":"7"}', 'line 1: "m" is not a number; give the days of a season, 7 for a week'],
    ['{"history":[],"threshold":7}', 'line 1: threshold is 7; give a number from 1 to 6'],
    ['{"history":[],"detector":"magic"}', 'line 1: "detector" is "magic"; give one of robust, sigma'],
  ])('%s', async (line, error) => {
    const said = await anomalies(line);
    expect(said.code).toBe(1);
    expect(answersIn(said)).toEqual([{ error }]);
  });

  test('its id comes back when it could be read', async () => {
    expect(answersIn(await anomalies('{"id":7,"history":0}'))).toMatchObject([{ id: 7 }]);
  });
});
