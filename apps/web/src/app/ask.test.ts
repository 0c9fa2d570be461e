import { afterEach, expect, it, vi } from 'vitest';
import { TypedDocumentString } from '../gql/graphql';
import { ask, askAhead, cameAhead, command, holdQuestions, takeAhead } from './ask';

vi.mock('./tokens', () => ({ accessToken: async () => 'token', renew: async () => undefined }));
vi.mock('../i18n/index', () => ({ loadErrorTexts: async () => undefined }));
afterEach(() => vi.unstubAllGlobals());

it('sees what changed while an earlier look at the same thing was under way', async () => {
  const waiting: ((state: string) => void)[] = [];
  vi.stubGlobal('fetch', () => {
    const headers = { 'content-type': 'application/json' };
    return new Promise<Response>((resolve) =>
      waiting.push((state) => resolve(new Response(JSON.stringify({ data: { state } }), { headers }))),
    );
  });
  const question = new TypedDocumentString<{ state: string }, object>('query State { state }');
  const looks = [ask('t', question, {}), ask('t', question, {})];
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]!('after');
  waiting[0]!('before');
  expect(await Promise.all(looks)).toEqual([{ state: 'before' }, { state: 'after' }]);
});

const read = new TypedDocumentString<{ state: string }, object>('query State { state }', { hash: 'abc' });

function answering(response: () => Response): { sent: RequestInit[] } {
  const sent: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(init);
    return Promise.resolve(response());
  });
  return { sent };
}

/** So late in the task that runs now that all it set going is done, and before the next. */
async function endOfTask(): Promise<void> {
  for (let n = 0; n < 100; n += 1) await Promise.resolve();
}

it('names the tenant, the operation and the document that the api knows', async () => {
  const { sent } = answering(() => new Response('{"data":{"state":"here"}}'));
  expect(await ask('tenant-1', read, { a: 1 })).toEqual({ state: 'here' });
  const headers = sent[0]!.headers as Headers;
  expect([headers.get('samenspraak-tenant'), headers.get('authorization')]).toEqual(['tenant-1', 'Bearer token']);
  expect(JSON.parse(sent[0]!.body as string)).toEqual({
    operationName: 'State',
    query: 'query State { state }',
    variables: { a: 1 },
    documentId: 'abc',
  });
});

it.each([
  [
    'a refusal by its code',
    200,
    '{"errors":[{"extensions":{"code":"X_Y","params":{"n":1},"correlationId":"c"}}]}',
    'X_Y',
  ],
  ['a refusal before data', 200, '{"data":{"state":"half"},"errors":[{}]}', 'UNKNOWN'],
  ['a gateway that answers for the api', 502, '<html>', 'SERVER_UNAVAILABLE'],
  ['a page of somebody else', 200, '<html>', 'NETWORK_UNREACHABLE'],
  ['who is not signed in', 401, '', 'UNAUTHENTICATED'],
])('tells %s', async (_, status, body, code) => {
  answering(() => new Response(body, { status, headers: { 'x-correlation-id': 'trace' } }));
  await expect(ask('t', read, {})).rejects.toMatchObject({ code });
});

it('tells an answer that never came from one that did', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')));
  await expect(ask('t', read, {})).rejects.toMatchObject({ code: 'NETWORK_UNREACHABLE', unanswered: true });
});

it('gives what was asked ahead to the first who asks the same, and to nobody else', async () => {
  const { sent } = answering(
    () =>
      new Response(JSON.stringify({ data: { state: `${sent.length}` } }), {
        headers: { 'content-type': 'application/json' },
      }),
  );
  void askAhead('t', read, { first: 1 });
  expect(await ask('u', read, { first: 1 })).toEqual({ state: '2' });
  expect(await ask('t', read, { first: 2 })).toEqual({ state: '3' });
  expect(await ask('t', read, { first: 1 })).toEqual({ state: '1' });
  expect(await ask('t', read, { first: 1 })).toEqual({ state: '4' });
});

it('asks again what was asked ahead too long ago', async () => {
  const { sent } = answering(
    () =>
      new Response(JSON.stringify({ data: { state: `${sent.length}` } }), {
        headers: { 'content-type': 'application/json' },
      }),
  );
  const now = vi.spyOn(performance, 'now').mockReturnValue(0);
  await askAhead('t', read, {});
  now.mockReturnValue(10_001);
  expect(await ask('t', read, {})).toEqual({ state: '2' });
  now.mockRestore();
});

it('gives what was asked ahead without waiting, once, and only when it is there', async () => {
  const { sent } = answering(() => new Response('{"data":{"state":"here"}}'));
  const coming = askAhead('t', read, { b: 1 });
  expect(takeAhead('t', read, { b: 1 })).toBeUndefined();
  await coming;
  expect(cameAhead('t', read, { b: 1 })).toEqual({ state: 'here' });
  expect(takeAhead('other', read, { b: 1 })).toBeUndefined();
  expect(takeAhead('t', read, { b: 1 })).toEqual({ state: 'here' });
  expect(takeAhead('t', read, { b: 1 })).toBeUndefined();
  expect(sent).toHaveLength(1);
});

it('lets a key come between questions that are asked together', async () => {
  const sentByThen: number[] = [];
  const { sent } = answering(() => {
    void endOfTask().then(() => sentByThen.push(sent.length));
    return new Response('{"data":{"state":"here"}}');
  });
  await Promise.all([1, 2, 3].map((n) => ask('t', read, { n })));
  await endOfTask();
  // A key is heard between two tasks, and no two of them went out in one.
  expect(sentByThen).toEqual([1, 2, 3]);
});

it('asks and commands nothing more before the first screen is painted, except what outlives the page', async () => {
  const { sent } = answering(() => new Response('{"data":{"state":"here"}}'));
  let paint = (): void => undefined;
  holdQuestions(new Promise<void>((resolve) => (paint = resolve)));
  const waiting = [ask('t', read, {}), command('t', read, {})];
  await command('t', read, {}, true);
  expect(sent).toHaveLength(1);
  paint();
  await Promise.all(waiting);
  expect(sent).toHaveLength(3);
});
