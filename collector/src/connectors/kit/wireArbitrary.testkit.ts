import fc from 'fast-check';
import type { TSchema } from 'typebox';

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
}

/** Texts that wire formats are made of, right and wrong ones, and any other text. */
const text = fc.oneof(
  fc.constantFrom(
    '1.5',
    '4.2e-05',
    '-3',
    '0',
    '41280.000000',
    '1e400',
    'NaN',
    '1793491200',
    '1793577600',
    '999999999999999',
  ),
  fc.constantFrom(
    '2026-11-01',
    '2026-11-01T00:00:00Z',
    '2026-11-02T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-01T05:00:00Z',
  ),
  fc.constantFrom(
    'usd',
    'tokens',
    'web_search',
    'output_tokens',
    'gpt-5.5, output',
    'gpt-5.5, constructor',
    'credit',
    '\u0000',
    '\ud800',
    '\u001f',
  ),
  fc.string({ unit: 'binary' }),
);

/** Any value that passes the schema, with fields nobody knows. */
export function wireArbitrary(schema: TSchema): fc.Arbitrary<unknown> {
  return valueOf(schema as JsonSchema);
}

function valueOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valueOf));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 3 });
    case 'string':
      return text;
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const known = fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valueOf(each)])), {
    requiredKeys: [...required],
  });
  const unknown = fc.option(
    fc.dictionary(fc.constantFrom('new_field', 'toString', '__proto__', 'x\u0000'), fc.jsonValue(), { maxKeys: 2 }),
    { nil: {} },
  );
  // A number is an object of its own kind and has no further fields.
  return 'isLosslessNumber' in properties
    ? known
    : fc.tuple(unknown, known).map(([more, given]) => ({ ...more, ...given }));
}
