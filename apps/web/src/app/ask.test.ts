import { afterEach, expect, it, vi } from 'vitest';
import { TypedDocumentString } from '../gql/graphql';
import { ask } from './ask';

vi.mock('./tokens', () => ({ accessToken: async () => 'token', renew: async () => undefined }));
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
