import { exportSPKI, generateKeyPair, importJWK, SignJWT, type CryptoKey } from 'jose';
import type { FakeGrafana } from './server.js';

const now = () => Math.floor(Date.now() / 1000);
const withClaims = (claims: Readonly<Record<string, unknown>>) => (grafana: FakeGrafana) => grafana.signId({ claims });

async function signedBy(grafana: FakeGrafana, key: CryptoKey | Uint8Array, alg: string): Promise<string> {
  const [genuine = ''] = (await grafana.signId()).split('.');
  const { kid } = JSON.parse(Buffer.from(genuine, 'base64url').toString()) as { kid: string };
  return new SignJWT({ iss: `${grafana.url}/`, aud: ['org:1'], sub: 'user:u1', role: 'Admin', exp: now() + 600 })
    .setProtectedHeader({ alg, typ: 'jwt', kid })
    .sign(key);
}

async function hmacWithPublicKey(grafana: FakeGrafana): Promise<string> {
  const [jwk] = (await grafana.published()).keys;
  const pem = await exportSPKI((await importJWK(jwk ?? {}, 'ES256', { extractable: true })) as CryptoKey);
  return signedBy(grafana, Buffer.from(pem), 'HS256');
}

async function unsigned(grafana: FakeGrafana): Promise<string> {
  const [, payload] = (await grafana.signId()).split('.');
  return `${Buffer.from('{"alg":"none","typ":"jwt"}').toString('base64url')}.${payload}.`;
}

async function promoted(grafana: FakeGrafana): Promise<string> {
  const [head, payload = '', signature] = (await grafana.signId({ claims: { role: 'Viewer' } })).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, role: 'Admin' })).toString('base64url');
  return `${head}.${changed}.${signature}`;
}

/** Identities that no collector may believe: what each is, how it is made, and what its refusal says. */
export const FORGED_IDS: readonly (readonly [
  what: string,
  forge: (grafana: FakeGrafana) => Promise<string>,
  why: string,
])[] = [
  ['of another organisation', withClaims({ aud: ['org:2'] }), 'it is for another organisation than'],
  ['of another issuer', withClaims({ iss: 'https://evil.example/' }), 'it was issued by another Grafana than'],
  [
    'of the issuer without slash',
    (grafana) => grafana.signId({ claims: { iss: grafana.url } }),
    'it was issued by another Grafana than',
  ],
  ['expired beyond the skew', (grafana) => grafana.signId({ claims: { exp: now() - 61 } }), 'it has expired'],
  ['that is not valid yet', (grafana) => grafana.signId({ claims: { nbf: now() + 90 } }), 'it is not valid yet'],
  ['without a signature', unsigned, 'it is not signed with ES256'],
  ['signed with the public key as HMAC secret', hmacWithPublicKey, 'it is not signed with ES256'],
  [
    'with an unknown key id',
    (grafana) => grafana.signId({ header: { kid: 'id-2001-01-es256' } }),
    'Grafana knows no such signing key',
  ],
  [
    'signed with another key of the same id',
    async (grafana) => signedBy(grafana, (await generateKeyPair('ES256')).privateKey, 'ES256'),
    'its signature does not fit what it says',
  ],
  ['with a changed role', promoted, 'its signature does not fit what it says'],
  [
    'of another type',
    (grafana) => grafana.signId({ header: { typ: 'at+jwt' } }),
    'it is another kind of token (its typ is not "jwt")',
  ],
  [
    'without a type',
    (grafana) => grafana.signId({ header: { typ: undefined } }),
    'it is another kind of token (its typ is not "jwt")',
  ],
  ['without a subject', withClaims({ sub: undefined }), 'its claim "sub" is missing'],
  ['of an empty subject', withClaims({ sub: '' }), 'its claim "sub" names nobody'],
  ['that never expires', withClaims({ exp: undefined }), 'its claim "exp" is missing'],
  ['of an unknown role', withClaims({ role: 'GrafanaAdmin' }), 'its role is not known here'],
  ['of a role that is no text', withClaims({ role: ['Admin'] }), 'its role is not known here'],
  ['that is no token', () => Promise.resolve('Admin'), 'it is not a signed token'],
];
