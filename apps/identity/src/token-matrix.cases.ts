import type { RefusalReason } from '@samenspraak/platform/identity';
import { REALM } from './realm.js';
import { now, part, type Claims, type TokenForge } from './token-forge.js';

/** A token that must be refused, and for which reason. */
export interface Case {
  readonly name: string;
  readonly make: (forge: TokenForge) => string;
  readonly reason: RefusalReason;
}

const refuse = (name: string, reason: RefusalReason, make: Case['make']): Case => ({ name, make, reason });
const claim = (name: string, reason: RefusalReason, change: (t: TokenForge) => Claims) =>
  refuse(name, reason, (t) => t.token({}, change(t)));
const header = (name: string, reason: RefusalReason, change: () => Claims) =>
  refuse(name, reason, (t) => t.token(change()));

const required = ['iss', 'aud', 'sub', 'exp', 'iat', 'typ', 'azp', 'sid'];
const missing = required.map((name) => claim(`no ${name}`, 'claims', () => ({ [name]: undefined })));
// What jose itself compares it reports as such; the rest fails on its form. All of it is refused.
const formReason = (name: string): RefusalReason =>
  name === 'iss' ? 'issuer' : name === 'aud' ? 'audience' : 'claims';
const malformed = required.flatMap((name) =>
  ['', null, true, {}, [], ['x', 1]].map((value) =>
    claim(`${name} is ${JSON.stringify(value)}`, formReason(name), () => ({ [name]: value })),
  ),
);

const hostile = ['sub', 'azp', 'sid'].flatMap((name) =>
  ['a\u0000b', 'a\nb', 'a\u202eb', 'é', 'x'.repeat(256), 7, -1].map((value) =>
    claim(`${name} is ${JSON.stringify(value).slice(0, 40)}`, 'claims', () => ({ [name]: value })),
  ),
);
const moments = ['exp', 'iat'].flatMap((name) =>
  ['9999999999', '2026-01-01', 'never'].map((value) =>
    claim(`${name} as text ${value}`, 'claims', () => ({ [name]: value })),
  ),
);

const time = [
  claim('exp below zero', 'expired', () => ({ exp: -1 })),
  claim('iat below zero', 'claims', () => ({ iat: -1 })),
  claim('exp with a fraction', 'claims', () => ({ exp: now() + 100.5 })),
  claim('nbf with a fraction', 'claims', () => ({ nbf: now() - 100.5 })),
  claim('exp an hour ago', 'expired', () => ({ iat: now() - 3900, exp: now() - 3600 })),
  claim('exp six seconds ago', 'expired', () => ({ iat: now() - 300, exp: now() - 6 })),
  claim('exp in a year', 'lifetime', () => ({ exp: now() + 31_536_000 })),
  claim('exp beyond all time', 'lifetime', () => ({ exp: Number.MAX_SAFE_INTEGER })),
  claim('a life of 901 seconds', 'lifetime', () => ({ iat: now(), exp: now() + 901 })),
  claim('exp before iat', 'lifetime', () => ({ iat: now() + 4, exp: now() + 3 })),
  claim('iat in a minute', 'issued in the future', () => ({ iat: now() + 60, exp: now() + 300 })),
  claim('iat in eight seconds', 'issued in the future', () => ({ iat: now() + 8, exp: now() + 300 })),
  claim('nbf in a minute', 'not yet valid', () => ({ nbf: now() + 60 })),
  claim('nbf in eight seconds', 'not yet valid', () => ({ nbf: now() + 8 })),
  claim('nbf as text', 'claims', () => ({ nbf: '0' })),
];

const parties = [
  ...[
    'account',
    'samenspraak',
    'samenspraak-api2',
    'SAMENSPRAAK-API',
    ' samenspraak-api',
    'samenspraak-api,account',
  ].map((aud) => claim(`aud ${aud}`, 'audience', () => ({ aud }))),
  claim('aud a list of others', 'audience', () => ({ aud: ['account', 'samenspraak-web'] })),
  claim('iss with a slash at the end', 'issuer', (t) => ({ iss: `${t.issuer}/` })),
  claim('iss another realm', 'issuer', (t) => ({ iss: t.issuer.replace(/[^/]+$/, 'master') })),
  claim('iss another scheme', 'issuer', (t) => ({ iss: t.issuer.replace('http', 'https') })),
  claim('iss another host', 'issuer', (t) => ({ iss: t.issuer.replace('localhost', '127.0.0.1') })),
  claim('iss in capitals', 'issuer', (t) => ({ iss: t.issuer.toUpperCase() })),
  claim('iss with a query', 'issuer', (t) => ({ iss: `${t.issuer}?` })),
  ...['samenspraak', 'samenspraak-api', 'samenspraak-web2', 'Samenspraak-Web', 'account-console'].map((azp) =>
    claim(`azp ${azp}`, 'authorized party', () => ({ azp })),
  ),
  ...['ID', 'Refresh', 'Offline', 'Logout', 'bearer', 'DPoP', 'Serialized-ID'].map((typ) =>
    claim(`typ ${typ}`, 'type', () => ({ typ })),
  ),
  ...[{ jkt: 'x' }, { 'x5t#S256': 'x' }, {}, null].map((cnf) =>
    claim(`cnf ${JSON.stringify(cnf)}`, 'bound to a key', () => ({ cnf })),
  ),
  claim('name with a null byte', 'claims', () => ({ name: 'Rianne\u0000' })),
  claim('name an object', 'claims', () => ({ name: {} })),
  claim('realm roles as one text', 'claims', () => ({ realm_access: { roles: 'platform-operator' } })),
  claim('realm roles with an object in them', 'claims', () => ({ realm_access: { roles: [{}] } })),
];

const algorithms = [
  refuse('alg none without a signature', 'shape', (t) => t.token({ alg: 'none' }, {}, t.noSigner)),
  ...['none', 'None', 'NONE', 'nOnE', 'rs256', 'RS256 ', '', null, ['RS256'], undefined].map((alg) =>
    header(`alg ${JSON.stringify(alg)} over a good signature`, 'algorithm', () => ({ alg })),
  ),
  ...(['256', '384', '512'] as const).flatMap((size) => [
    refuse(`HS${size} with the public key as PEM`, 'algorithm', (t) =>
      t.token({ alg: `HS${size}` }, {}, t.hmac(`sha${size}`, 'pem')),
    ),
    refuse(`HS${size} with the public key as DER`, 'algorithm', (t) =>
      t.token({ alg: `HS${size}` }, {}, t.hmac(`sha${size}`, 'der')),
    ),
    refuse(`HS${size} with an empty secret`, 'algorithm', (t) =>
      t.token({ alg: `HS${size}` }, {}, t.hmac(`sha${size}`, 'empty')),
    ),
  ]),
  ...(['384', '512'] as const).map((size) =>
    refuse(`RS${size} with the real key`, 'algorithm', (t) => t.token({ alg: `RS${size}` }, {}, t.rsa(`sha${size}`))),
  ),
  refuse('PS256 with the real key', 'algorithm', (t) => t.token({ alg: 'PS256' }, {}, t.pss())),
  refuse('ES256 with a key of their own', 'algorithm', (t) => t.token({ alg: 'ES256' }, {}, t.curveSigner)),
  refuse('RS512 inside while the header says RS256', 'signature', (t) => t.token({}, {}, t.rsa('sha512'))),
];

const headers = [
  ...[['exp'], ['b64'], [], 'exp', null].map((crit) =>
    header(`crit ${JSON.stringify(crit)}`, 'critical header', () => ({ crit, b64: true, exp: 1 })),
  ),
  ...[
    '../../../../etc/passwd',
    '/dev/null',
    '..\\..\\keys',
    "x' OR '1'='1",
    "x'; DROP TABLE keys; --",
    'https://evil.example/key',
    'a b',
    'a\u0000b',
    'kié',
    '',
    'x'.repeat(129),
    7,
    null,
    [],
    {},
    undefined,
  ].map((kid) => header(`kid ${JSON.stringify(kid)?.slice(0, 40)}`, 'key id', () => ({ kid }))),
  ...['__proto__', 'constructor', 'toString', '0', 'unknown-key-id'].map((kid) =>
    header(`kid ${kid}`, 'unknown key', () => ({ kid })),
  ),
  ...['jku', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'zip', 'cty', 'enc', 'b64', 'url', 'nonce', 'iss'].map((name) =>
    refuse(`${name} in the header`, 'header', (t) => t.token({ [name]: 'https://evil.example/keys' })),
  ),
  refuse('jwk in the header, signed with it', 'header', (t) => t.token({ jwk: t.foreignJwk }, {}, t.foreignSigner)),
  refuse('jwk in the header under its own kid', 'header', (t) =>
    t.token({ jwk: t.foreignJwk, kid: 'mine' }, {}, t.foreignSigner),
  ),
  ...[undefined, '', 'dpop+jwt', 'logout+jwt', 'JWE', 'JWT2', null].map((typ) =>
    header(`header typ ${JSON.stringify(typ)}`, 'header', () => ({ typ })),
  ),
];

const signatures = [
  refuse('a foreign key under the same kid', 'signature', (t) => t.token({}, {}, t.foreignSigner)),
  refuse('the signature of another token', 'signature', (t) =>
    t.token({}, { sub: 'x' }).replace(/\.[^.]+$/, `.${t.token().split('.')[2]}`),
  ),
  refuse('a payload changed after signing', 'signature', (t) => {
    const [head, , signature] = t.token().split('.');
    return `${head}.${part({ ...t.claims, sub: 'somebody else' })}.${signature}`;
  }),
  refuse('a signature with one bit turned', 'signature', (t) =>
    t.token({}, {}, (text) => {
      const bytes = t.rsa()(text);
      bytes[9]! ^= 1;
      return bytes;
    }),
  ),
  refuse('half a signature', 'signature', (t) => t.token({}, {}, (text) => t.rsa()(text).subarray(0, 128))),
  refuse('a signature of zeros', 'signature', (t) => t.token({}, {}, () => Buffer.alloc(256))),
  refuse('no signature after the dot', 'shape', (t) => t.token({}, {}, t.noSigner)),
];

const shapes = [
  ...['', '.', '..', '...', 'abc', 'null', '{}', 'Bearer ', 'Bearer Bearer x.y.z', 'Basic cmlhbm5lOnJpYW5uZQ=='].map(
    (text) => refuse(`the text ${JSON.stringify(text)}`, 'shape', () => text),
  ),
  refuse('both dots missing', 'shape', (t) => t.token().replaceAll('.', '')),
  refuse('one dot missing', 'shape', (t) => t.token().replace('.', '')),
  refuse('unsigned, two parts', 'shape', (t) => t.token().split('.').slice(0, 2).join('.')),
  refuse('four parts', 'shape', (t) => `${t.token()}.x`),
  refuse('five parts, as an encrypted token', 'shape', (t) => `${t.token()}.x.x`),
  refuse('JSON instead of the compact form', 'shape', (t) =>
    JSON.stringify({ payload: part(t.claims), signatures: [] }),
  ),
  refuse('a space in front', 'shape', (t) => ` ${t.token()}`),
  refuse('a line end behind', 'shape', (t) => `${t.token()}\n`),
  refuse('a null byte behind', 'shape', (t) => `${t.token()}\0`),
  refuse('padding behind', 'shape', (t) => `${t.token()}==`),
  refuse('another spelling of the same signature', 'shape', (t) => {
    // 256 bytes end in a character of which only two bits count.
    const token = t.token();
    return token.slice(0, -1) + String.fromCharCode(token.charCodeAt(token.length - 1) + 1);
  }),
  refuse('the header a list', 'header', (t) => t.raw(part([]), part(t.claims))),
  refuse('the header null', 'header', (t) => t.raw(part('null'), part(t.claims))),
  refuse('the header no JSON', 'header', (t) => t.raw(part('{alg:RS256}'), part(t.claims))),
  refuse('the payload a list', 'shape', (t) => t.raw(t.header(), part([]))),
  refuse('the payload null', 'shape', (t) => t.raw(t.header(), part('null'))),
  refuse('the payload no JSON', 'shape', (t) => t.raw(t.header(), part('sub=rianne'))),
  refuse('8 KB', 'length', (t) => t.token({}, { padding: 'x'.repeat(8192) })),
  refuse('1 MB', 'length', (t) => t.token({}, { padding: 'x'.repeat(1_000_000) })),
  refuse('1 MB of dots', 'length', () => '.'.repeat(1_000_000)),
  refuse('a session that ended', 'session ended', (t) => {
    t.ended.end(t.issuer, 'ended-session');
    return t.token({}, { sid: 'ended-session' });
  }),
];

export const families: Readonly<Record<string, readonly Case[]>> = {
  missing,
  malformed,
  hostile,
  moments,
  time,
  parties,
  algorithms,
  headers,
  signatures,
  shapes,
};
export const accepted: [string, Case['make']][] = [
  ['as the realm issues it', (t) => t.token()],
  ['in an Authorization header', (t) => `Bearer ${t.token()}`],
  [
    'for one audience, without realm roles, as a realm without full scope writes it',
    (t) => t.token({}, { aud: REALM.audience, realm_access: undefined, resource_access: undefined }),
  ],
  ['with the header type of RFC 9068', (t) => t.token({ typ: 'at+jwt' })],
  ['from a clock three seconds ahead', (t) => t.token({}, { iat: now() + 3, nbf: now() + 3, exp: now() + 300 })],
  ['of the web client', (t) => t.token({}, { azp: REALM.webClient })],
];
