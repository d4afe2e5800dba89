import { finalityLook, finalityOrder } from './finality';

test('only what is final has no hatch', () => {
  const hatches = ['final', 'settling', 'provisional', 'audited', ''].map((name) => finalityLook(name).hatch);
  expect(hatches).toEqual(['none', 'lines', 'cross', 'lines', 'lines']);
});

test('a finality from a newer collector keeps its own name', () => {
  expect([finalityLook('audited').label, finalityLook('').label]).toEqual(['audited', 'Not known']);
});

test('what is not known is the least sure', () => {
  const names = ['constructor', 'provisional', 'final', 'settling'];
  expect(names.sort((a, b) => finalityOrder(a) - finalityOrder(b))).toEqual([
    'final',
    'settling',
    'provisional',
    'constructor',
  ]);
});
