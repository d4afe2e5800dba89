import { errors } from 'jose';
import { CollectorError } from '../../errors.js';

const OF_CLAIM: Readonly<Record<string, string>> = {
  iss: 'it was issued by another Grafana than AICOST_GRAFANA_ISSUER (or else AICOST_GRAFANA_URL) names',
  aud: 'it is for another organisation than AICOST_GRAFANA_ORG_ID names',
  nbf: 'it is not valid yet; compare the clocks of Grafana and the collector',
  typ: 'it is another kind of token (its typ is not "jwt")',
};

/** What is thrown for an identity whose verification failed; `keysUrl` is where the signing keys were to be read. */
export function refusalOf(failure: unknown, keysUrl: string): CollectorError {
  const fault = faultOfToken(failure);
  if (fault !== undefined) return refused(fault);
  return new CollectorError(
    'IDENTITY_UNAVAILABLE',
    `the signing keys of Grafana cannot be read from ${keysUrl}; check AICOST_GRAFANA_URL`,
    { cause: failure },
  );
}

/** The identity is refused, and why. */
export function refused(why: string): CollectorError {
  return new CollectorError('UNAUTHORIZED', `the identity in X-Grafana-Id is refused: ${why}`);
}

/** What is wrong with the token itself; undefined when it could not be judged at all. */
function faultOfToken(failure: unknown): string | undefined {
  if (failure instanceof errors.JWTExpired) return 'it has expired';
  if (failure instanceof errors.JWTClaimValidationFailed) return faultOfClaim(failure);
  if (failure instanceof errors.JOSEAlgNotAllowed) return 'it is not signed with ES256';
  if (failure instanceof errors.JWSSignatureVerificationFailed) return 'its signature does not fit what it says';
  if (failure instanceof errors.JWKSNoMatchingKey || failure instanceof errors.JWKSMultipleMatchingKeys)
    return 'Grafana knows no such signing key';
  const isMalformed = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported].some(
    (kind) => failure instanceof kind,
  );
  return isMalformed ? 'it is not a signed token' : undefined;
}

function faultOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): string {
  if (reason === 'missing') return `its claim "${claim}" is missing`;
  return OF_CLAIM[claim] ?? `its claim "${claim}" is not what it should be`;
}
