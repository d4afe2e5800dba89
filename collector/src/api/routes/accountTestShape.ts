import { Type, type Static } from 'typebox';
import type { AccountTest } from '../../jobs/accounts/testAccount.js';
import { orNull } from '../contract/scalars.js';

const Check = Type.Object({
  stream: Type.String(),
  endpoint: Type.String(),
  ok: Type.Boolean(),
  code: orNull(Type.String()),
  message: Type.String(),
});

/** How a provider answered to credentials. */
export const TestAnswer = Type.Object(
  {
    ok: Type.Boolean(),
    checks: Type.Array(Check, { description: 'One for each kind of figures that is read' }),
    missing: orNull(Type.String(), { description: 'What the credential lacks' }),
  },
  { title: 'AccountTest' },
);

export function testAnswer({ ok, checks, missing }: AccountTest): Static<typeof TestAnswer> {
  return { ok, checks: checks.map((check) => ({ ...check })), missing };
}
