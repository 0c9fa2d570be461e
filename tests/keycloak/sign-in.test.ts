import { describe, expect, test } from '@jest/globals';
import { ask, codeOf } from '../isolation/wire/ask.js';
import { life, read, refresh, type Tokens } from './person.js';
import { Realm } from './realm.js';

const realm = new Realm();
const { urls, people } = realm.stack;
const ME = '{ me { name memberships { roles tenant { code } } } }';

interface Me {
  readonly name: string;
  readonly memberships: readonly { readonly roles: readonly string[]; readonly tenant: { readonly code: string } }[];
}

async function whoIs(token: string) {
  const answer = await ask(urls.web, { token }, ME);
  if (!answer.data) throw new Error(answer.text);
  const { name, memberships } = answer.data.me as Me;
  return {
    name,
    tenants: memberships.map(({ tenant }) => tenant.code).sort(),
    roles: [...(memberships[0]?.roles ?? [])].sort(),
  };
}

const expected = ({ name, tenants, roles }: (typeof people)[number]) => ({
  name,
  tenants: [...tenants].sort(),
  roles: roles.map((role) => role.toUpperCase()).sort(),
});

describe('through the page of Keycloak', () => {
  test.each(['rianne', 'lotte'])('%s signs in with PKCE and the desk knows the memberships', async (username) => {
    const tokens = await realm.signIn(username);
    expect(tokens.token_type).toBe('Bearer');
    expect([life(tokens.access_token), life(tokens.refresh_token)]).toEqual([300, 1800]);
    const person = people.find((one) => one.username === username)!;
    expect(await whoIs(tokens.access_token)).toEqual(expected(person));
  });

  test('nobody comes in with a wrong password', async () => {
    await expect(realm.person().signIn('eva', 'eva')).rejects.toThrow('The realm kept eva');
  });

  test('a refreshed token belongs to the same session and is let in; a refresh token works once', async () => {
    const first = await realm.signIn('daan');
    const answer = await refresh(realm.issuer, first.refresh_token);
    const second = (await answer.json()) as Tokens;
    expect(answer.status).toBe(200);
    expect(read(second.access_token).sid).toBe(read(first.access_token).sid);
    expect(read(second.access_token).jti).toMatch(/^onrtrt:/);
    expect((await whoIs(second.access_token)).tenants).toEqual(['PUR']);
    expect((await refresh(realm.issuer, first.refresh_token)).status).toBe(400);
    expect((await refresh(realm.issuer, second.refresh_token)).status).toBe(400);
  });

  test('signing out sends the person back, ends the session and its refresh token', async () => {
    const person = realm.person();
    const tokens = await person.signIn('iris', realm.password('iris'));
    expect(await person.isKnown()).toBe(true);
    expect(await person.signOut(tokens.id_token)).toBe(`${urls.web}/aanmelden`);
    expect(await person.isKnown()).toBe(false);
    expect((await refresh(realm.issuer, tokens.refresh_token)).status).toBe(400);
  });
});

describe('the token of a person', () => {
  test.each(people.map(({ username }) => username))('%s opens that person’s tenants and no other', async (username) => {
    const person = people.find((one) => one.username === username)!;
    expect(await whoIs(await realm.token(username))).toEqual(expected(person));
  });

  test('shows nothing of a council where the person has no membership', async () => {
    const token = await realm.token('lotte');
    const tenants = (
      await ask(urls.web, { token: await realm.token('noor') }, '{ me { memberships { tenant { id } } } }')
    ).data!.me as { memberships: { tenant: { id: string } }[] };
    const answer = await ask(
      urls.web,
      { token, tenant: tenants.memberships[0]!.tenant.id },
      '{ folderCounts { team } }',
    );
    expect(codeOf(answer)).toBe('TENANT_REFUSED');
  });

  test('of somebody whom only Keycloak knows opens nothing', async () => {
    const { username, password } = await realm.makePerson();
    const { access_token } = await realm.person().signIn(username, password);
    expect(codeOf(await ask(urls.web, { token: access_token }, ME))).toBe('IDENTITY_PERSON_UNKNOWN');
  });
});
