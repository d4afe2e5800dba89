import { parse } from 'lossless-json';
import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { CollectorError } from '../../errors.js';
import { plainText } from './plainText.js';

/** A JSON number as its source text: it never becomes a double on the way in. */
export const JsonNumber = Type.Object({ isLosslessNumber: Type.Literal(true), value: Type.String() });

/** Text or null; also accepts that the field is absent. */
export const NullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** A count (tokens, requests) or null; also accepts that the field is absent. */
export const NullableNumber = Type.Optional(Type.Union([JsonNumber, Type.Null()]));

/** Parses a provider's body: numbers keep their text, a key given twice with two values is refused. */
export function parseBody(where: string, body: string): unknown {
  if (body.trimStart().startsWith('<')) {
    throw new CollectorError(
      'PROVIDER_NOT_JSON',
      `${where}: the answer is an HTML page, not JSON (a proxy or login page?); the stored figures stay`,
    );
  }
  try {
    return parse(body);
  } catch (error) {
    const isCut = !/[}\]]\s*$/.test(body);
    const reason = error instanceof Error ? plainText(error.message).slice(0, 120) : '';
    throw isCut
      ? new CollectorError(
          'PROVIDER_TRUNCATED',
          `${where}: the answer breaks off after ${body.length} characters; the stored figures stay`,
        )
      : new CollectorError(
          'PROVIDER_NOT_JSON',
          `${where}: the answer is not valid JSON (${reason}); the stored figures stay`,
        );
  }
}

const validators = new WeakMap<TSchema, ReturnType<typeof Compile>>();

/** The value, when it has the documented shape; else `PROVIDER_RESPONSE_CHANGED` with the place of the first difference. */
export function checkShape<S extends TSchema>(where: string, schema: S, value: unknown): Static<S> {
  let validator = validators.get(schema);
  if (!validator) validators.set(schema, (validator = Compile(schema)));
  if (validator.Check(value)) return value as Static<S>;
  const [first] = validator.Errors(value);
  const place = first?.instancePath || '/';
  throw new CollectorError(
    'PROVIDER_RESPONSE_CHANGED',
    `${where}: the answer no longer has the documented shape at ${place} (${first?.message ?? 'unknown'}); the stored figures stay, update the collector`,
  );
}
