import { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient, type mastodon } from 'masto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startPractice, type Practice } from './index.js';

let practice: Practice;

beforeAll(async () => {
  practice = await startPractice();
});
afterAll(() => practice.close());

async function register(username: string) {
  const { url } = practice;
  const app = await createRestAPIClient({ url }).v1.apps.create({
    clientName: 'Toets',
    redirectUris: 'urn:ietf:wg:oauth:2.0:oob',
    scopes: 'read write follow',
  });
  const credentials = { clientId: app.clientId!, clientSecret: app.clientSecret! };
  const oauth = createOAuthAPIClient({ url });
  const appToken = await oauth.token.create({
    ...credentials,
    grantType: 'client_credentials',
    redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
    scope: 'read write follow',
  });
  const password = 'een-lang-wachtwoord';
  const email = `${username}@voorbeeld.test`;
  const token = await createRestAPIClient({ url, accessToken: appToken.accessToken }).v1.accounts.create({
    username,
    email,
    password,
    agreement: true,
    locale: 'nl',
  });
  const { accessToken } = token;
  return { oauth, credentials, email, password, accessToken, rest: createRestAPIClient({ url, accessToken }) };
}

function openStream(accessToken: string) {
  return createStreamingAPIClient({
    streamingApiUrl: practice.url.replace('http', 'ws'),
    accessToken,
    implementation: WebSocket as unknown as typeof globalThis.WebSocket,
    retry: false,
  });
}

/** Collects events until as many have come as were asked for. */
async function collect(subscription: mastodon.streaming.Subscription, count: number) {
  const events: mastodon.streaming.Event[] = [];
  for await (const event of subscription) {
    events.push(event);
    if (events.length === count) break;
  }
  return events;
}

describe('an unmodified masto client', () => {
  it('registers, signs in with the password, and reads who it is', async () => {
    const person = await register('anne_m');
    const again = await person.oauth.token.create({
      ...person.credentials,
      grantType: 'password',
      redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
      username: person.email,
      password: person.password,
      scope: 'read',
    });
    const account = await createRestAPIClient({
      url: practice.url,
      accessToken: again.accessToken,
    }).v1.accounts.verifyCredentials();
    expect(account).toMatchObject({ username: 'anne_m', acct: 'anne_m', statusesCount: 0 });
    await person.oauth.revoke({ ...person.credentials, token: again.accessToken });
    const client = createRestAPIClient({ url: practice.url, accessToken: again.accessToken });
    await expect(client.v1.accounts.verifyCredentials()).rejects.toMatchObject({ statusCode: 401 });
  });

  it('posts, reads, edits and deletes', async () => {
    const { rest } = await register('bert_m');
    const status = await rest.v1.statuses.create({ status: 'Hallo <b>buurt</b> & #Wormerland\nregel\n\nalinea' });
    expect(status).toMatchObject({ visibility: 'public', language: 'nl', editedAt: null, repliesCount: 0 });
    expect(status.content).toContain('&lt;b&gt;buurt&lt;/b&gt; &amp; <a href=');
    expect(status.content).toContain('<br />regel</p><p>alinea</p>');
    expect(status.tags).toMatchObject([{ name: 'wormerland' }]);
    const edited = await rest.v1.statuses.$select(status.id).update({ status: 'Hallo buren' });
    expect(edited.editedAt).toEqual(expect.any(String));
    expect(await rest.v1.statuses.$select(status.id).history.list()).toHaveLength(2);
    expect(await rest.v1.statuses.$select(status.id).source.fetch()).toMatchObject({ text: 'Hallo buren' });
    const removed = await rest.v1.statuses.$select(status.id).remove();
    expect(removed.text).toBe('Hallo buren');
    await expect(rest.v1.statuses.$select(status.id).fetch()).rejects.toMatchObject({ statusCode: 404 });
  });

  it('answers in a thread, counts the replies and notifies who is named', async () => {
    const asker = await register('carla_m');
    const council = await register('gemeente_m');
    const question = await asker.rest.v1.statuses.create({ status: '@gemeente_m wanneer komt de gft-bak?' });
    const [notification] = await council.rest.v1.notifications.list({ types: ['mention'] });
    expect(notification).toMatchObject({
      type: 'mention',
      status: { id: question.id },
      account: { username: 'carla_m' },
    });
    const answer = await council.rest.v1.statuses.create({ status: '@carla_m morgen', inReplyToId: question.id });
    expect(answer).toMatchObject({ inReplyToId: question.id, inReplyToAccountId: question.account.id });
    const deep = await asker.rest.v1.statuses.create({ status: '@gemeente_m dank', inReplyToId: answer.id });
    const context = await asker.rest.v1.statuses.$select(answer.id).context.fetch();
    expect(context.ancestors.map(({ id }) => id)).toEqual([question.id]);
    expect(context.descendants.map(({ id }) => id)).toEqual([deep.id]);
    expect(await asker.rest.v1.statuses.$select(question.id).fetch()).toMatchObject({ repliesCount: 1 });
    await asker.rest.v1.statuses.$select(question.id).remove();
    expect(await council.rest.v1.statuses.$select(answer.id).fetch()).toMatchObject({ inReplyToId: null });
  });

  it('pages forwards and backwards through a timeline and its notifications', async () => {
    const writer = await register('dirk_m');
    const reader = await register('els_m');
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      ids.unshift((await writer.rest.v1.statuses.create({ status: `@els_m bericht ${count} #bladeren` })).id);
    }
    const seen: string[] = [];
    for await (const page of reader.rest.v1.timelines.tag.$select('Bladeren').list({ limit: 3 })) {
      seen.push(...page.map(({ id }) => id));
    }
    expect(seen).toEqual(ids);
    const next = await reader.rest.v1.timelines.tag.$select('bladeren').list({ minId: ids[6]!, limit: 2 });
    expect(next.map(({ id }) => id)).toEqual([ids[4], ids[5]]);
    const newest = await reader.rest.v1.timelines.tag.$select('bladeren').list({ sinceId: ids[6]!, limit: 2 });
    expect(newest.map(({ id }) => id)).toEqual([ids[0], ids[1]]);
    const notices: string[] = [];
    for await (const page of reader.rest.v1.notifications.list({ limit: 2 }))
      notices.push(...page.map(({ status }) => status!.id));
    expect(notices).toEqual(ids);
  });

  it('searches words, phrases, hashtags and accounts', async () => {
    const { rest } = await register('fenna_m');
    const plain = await rest.v1.statuses.create({ status: 'De brúg bij Wormerveer staat open #brugopen' });
    await rest.v1.statuses.create({ status: 'open brug elders' });
    const find = async (q: string) => (await rest.v2.search.list({ q, type: 'statuses' })).statuses.map(({ id }) => id);
    expect(await find('brug wormerveer')).toEqual([plain.id]);
    expect(await find('"staat open"')).toEqual([plain.id]);
    expect(await find('brug -elders from:fenna_m')).toEqual([plain.id]);
    expect(await find('#brugopen')).toEqual([plain.id]);
    const all = await rest.v2.search.list({ q: 'brugopen' });
    expect(all.hashtags).toMatchObject([{ name: 'brugopen' }]);
    expect((await rest.v2.search.list({ q: '@fenna' })).accounts).toMatchObject([{ username: 'fenna_m' }]);
  });

  it('streams posts, edits, removals and notifications', async () => {
    const reader = await register('gijs_m');
    const writer = await register('hanna_m');
    const stream = openStream(reader.accessToken);
    await stream.prepare();
    const everyone = collect(stream.public.subscribe(), 3);
    const mine = collect(stream.user.subscribe(), 3);
    const tagged = collect(stream.hashtag.subscribe({ tag: 'Stroom' }), 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const status = await writer.rest.v1.statuses.create({ status: '@gijs_m hallo #stroom' });
    await writer.rest.v1.statuses.$select(status.id).update({ status: '@gijs_m hallo!' });
    await writer.rest.v1.statuses.$select(status.id).remove();
    expect((await everyone).map(({ event }) => event)).toEqual(['update', 'status.update', 'delete']);
    const [notification, , removal] = await mine;
    expect(notification).toMatchObject({
      event: 'notification',
      payload: { type: 'mention', status: { id: status.id } },
    });
    expect(removal).toMatchObject({ event: 'delete', payload: status.id });
    expect((await tagged)[0]).toMatchObject({ event: 'update', stream: ['hashtag', 'Stroom'] });
    stream.close();
  });

  it('reads what the network allows', async () => {
    const client = createRestAPIClient({ url: practice.url });
    const { configuration } = await client.v2.instance.fetch();
    expect(configuration.statuses).toMatchObject({ maxCharacters: 500, charactersReservedPerUrl: 23 });
    expect(await client.v1.instance.fetch()).toMatchObject({ title: 'Oefenplein' });
  });

  it('never sees a direct message between others, by any way', async () => {
    const [writer, friend, stranger] = await Promise.all([register('ivo_m'), register('jan_m'), register('kees_m')]);
    const stream = openStream(stranger.accessToken);
    await stream.prepare();
    const heard: unknown[] = [];
    for (const subscription of [
      stream.public.subscribe(),
      stream.user.subscribe(),
      stream.hashtag.subscribe({ tag: 'geheim' }),
    ]) {
      void (async () => {
        for await (const event of subscription) heard.push(event);
      })().catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { id: writerId } = await writer.rest.v1.accounts.verifyCredentials();
    await stranger.rest.v1.accounts.$select(writerId).follow();
    const page = await fetch(`${practice.url}/api/v1/streaming/plein`);
    void (async () => {
      for await (const chunk of page.body!) heard.push(new TextDecoder().decode(chunk));
    })().catch(() => undefined);
    const open = await writer.rest.v1.statuses.create({ status: 'open vraag' });
    const secret = await writer.rest.v1.statuses.create({
      status: '@jan_m mijn adres is geheim #geheim',
      visibility: 'direct',
      inReplyToId: open.id,
    });
    expect(await friend.rest.v1.statuses.$select(secret.id).fetch()).toMatchObject({ visibility: 'direct' });
    await writer.rest.v1.statuses.$select(secret.id).update({ status: '@jan_m toch een ander geheim' });
    const { rest } = stranger;
    for (const attempt of [
      () => rest.v1.statuses.$select(secret.id).fetch(),
      () => rest.v1.statuses.$select(secret.id).context.fetch(),
      () => rest.v1.statuses.$select(secret.id).history.list(),
      () => rest.v1.statuses.$select(secret.id).source.fetch(),
      () => rest.v1.statuses.create({ status: 'antwoord', inReplyToId: secret.id }),
      () => rest.v1.statuses.$select(secret.id).update({ status: 'van mij' }),
      () => rest.v1.statuses.$select(secret.id).remove(),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ statusCode: 404 });
    }
    const account = secret.account.id;
    const lists = await Promise.all([
      rest.v1.timelines.public.list(),
      rest.v1.timelines.home.list(),
      rest.v1.timelines.tag.$select('geheim').list(),
      rest.v1.accounts.$select(account).statuses.list(),
      rest.v1.statuses.fetch({ id: [secret.id] }),
      rest.v2.search.list({ q: 'geheim', type: 'statuses' }).then(({ statuses }) => statuses),
      rest.v1.statuses
        .$select(open.id)
        .context.fetch()
        .then(({ descendants }) => descendants),
      rest.v1.notifications.list(),
      fetch(`${practice.url}/plein/threads`).then((response) => response.json() as Promise<unknown[]>),
    ]);
    await writer.rest.v1.statuses.$select(secret.id).remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(JSON.stringify(lists)).not.toContain('geheim');
    expect(JSON.stringify(lists)).not.toContain(secret.id);
    expect(JSON.stringify(heard)).not.toContain(secret.id);
    expect(JSON.stringify(heard)).toContain(open.id);
    expect((await rest.v1.statuses.$select(open.id).fetch()).repliesCount).toBe(0);
    stream.close();
  });

  it('gets one post for twenty calls with the same key, and one per account', async () => {
    const { rest } = await register('lia_m');
    const other = await register('max_m');
    const options = { requestInit: { headers: { 'Idempotency-Key': 'sleutel-1' } } };
    const calls = Array.from({ length: 20 }, () => rest.v1.statuses.create({ status: 'eenmaal' }, options));
    const ids = new Set((await Promise.all(calls)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    const own = await other.rest.v1.statuses.create({ status: 'van mij' }, options);
    expect(ids.has(own.id)).toBe(false);
    expect((await rest.v1.accounts.verifyCredentials()).statusesCount).toBe(1);
  });
});
