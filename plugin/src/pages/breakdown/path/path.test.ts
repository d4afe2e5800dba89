import { chosenStops, nextStep, pathInto, pathUpTo, readPath, readStep } from './path';

const DEEP = { service: 'openai', account: '1', project: '', model: 'a/b' };

test('the way stands in the address; an empty name is a choice too, and other words are not', () => {
  const search = new URLSearchParams('service=openai&account=1&project=&model=a%2Fb&from=now-7d&credential=x');
  expect(readPath(search)).toEqual(DEEP);
  expect(readPath(new URLSearchParams(''))).toEqual({});
});

test.each([
  [{}, 'service'],
  [{ service: 'openai' }, 'account'],
  [{ account: '1' }, 'project'],
  [{ service: 'openai', model: 'gpt-5' }, 'credential'],
  [DEEP, 'credential'],
] as const)('below %j come the rows by %s', (path, step) => {
  expect(nextStep(path)).toBe(step);
});

test('an address may ask for other rows, and a word that is none is passed over', () => {
  expect(readStep(new URLSearchParams('by=model'), {})).toBe('model');
  expect(readStep(new URLSearchParams('by=colour'), { service: 'openai' })).toBe('account');
});

test('every step down can be taken back, and a key is the end', () => {
  let path = {};
  const ways = [path];
  while (nextStep(path) !== 'credential') {
    path = pathInto(path, nextStep(path), 'x') ?? {};
    ways.push(path);
  }
  expect(pathInto(path, 'credential', 'key')).toBeNull();
  expect(chosenStops(path)).toEqual(['service', 'account', 'project', 'model']);
  for (const way of ways) expect(pathUpTo(path, chosenStops(way).at(-1) ?? null)).toEqual(way);
});
