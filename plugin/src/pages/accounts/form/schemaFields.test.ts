import { fieldFault, firstValue, schemaFields, typedTexts, type FieldValue } from './schemaFields';

const SCHEMA = {
  type: 'object',
  required: ['adminKey', 'region'],
  properties: {
    adminKey: { type: 'string', title: 'Admin key', description: 'Made by an owner', minLength: 4 },
    region: { type: 'string', enum: ['eu', 'us'], default: 'eu' },
    kind: { anyOf: [{ const: 'a' }, { const: 'b' }] },
    team_id: { type: 'string', writeOnly: false, pattern: '^t_' },
    isSandbox: { type: 'boolean', default: true },
    tenant: { type: 'integer', minimum: 1, maximum: 9 },
    ratio: { type: 'number' },
  },
};

const fields = schemaFields(SCHEMA);
const field = (name: string) => fields.find((each) => each.name === name) ?? fail(name);
const fail = (name: string): never => {
  throw new Error(`there is no field ${name}`);
};

test('each property becomes the field that fits it, in the order of the schema', () => {
  expect(fields.map(({ name, kind, label, isRequired }) => [name, kind, label, isRequired])).toEqual([
    ['adminKey', 'secret', 'Admin key', true],
    ['region', 'choice', 'Region', true],
    ['kind', 'choice', 'Kind', false],
    ['team_id', 'text', 'Team id', false],
    ['isSandbox', 'switch', 'Is sandbox', false],
    ['tenant', 'number', 'Tenant', false],
    ['ratio', 'number', 'Ratio', false],
  ]);
  expect(field('adminKey').description).toBe('Made by an owner');
  expect(field('kind').choices).toEqual(['a', 'b']);
});

test('a service without credentials has no fields', () => {
  expect(schemaFields({ type: 'object', properties: {} })).toEqual([]);
  expect(schemaFields({})).toEqual([]);
});

test('defaults of the schema stand in the form', () => {
  expect(['adminKey', 'region', 'isSandbox'].map((name) => firstValue(field(name)))).toEqual(['', 'eu', true]);
});

test.each<[string, FieldValue, string | true]>([
  ['adminKey', ' ', 'Admin key is missing'],
  ['adminKey', 'abc', 'Admin key has at least 4 characters'],
  ['adminKey', 'abcd', true],
  ['region', 'mars', 'Choose one of eu, us'],
  ['team_id', '', true],
  ['team_id', 'x', 'Team id does not look like one'],
  ['tenant', 'x', 'Write a number'],
  ['tenant', '1.5', 'Write a whole number'],
  ['tenant', '0', 'Write 1 or more'],
  ['tenant', '10', 'Write 9 or less'],
  ['ratio', '1.5', true],
  ['isSandbox', false, true],
])('%s = %j is told: %s', (name, value, told) => {
  expect(fieldFault(field(name), value)).toBe(told);
});

test('what was typed goes to the collector as text, and what was not is left out', () => {
  expect(typedTexts(fields, { adminKey: ' key ', region: 'us', isSandbox: false, tenant: '7', ratio: '' })).toEqual({
    ...{ adminKey: 'key', region: 'us', isSandbox: 'false', tenant: '7' },
  });
});
