import { Type } from 'typebox';
import type { Verification } from '../../store/verification.js';
import { Calendar, Timestamp } from '../contract/scalars.js';

/** What a person said after comparing a stored day with the provider's console. */
export const VerificationItem = Type.Object(
  {
    day: Calendar,
    matches: Type.Boolean(),
    verified_by: Type.String(),
    verified_at: Timestamp,
  },
  { title: 'Verification' },
);

export function verificationItem({ day, matches, verifiedBy, verifiedAt }: Verification) {
  return { day, matches, verified_by: verifiedBy, verified_at: verifiedAt };
}
