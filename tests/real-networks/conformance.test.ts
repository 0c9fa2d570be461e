import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blueskyConnector } from '@samenspraak/connector-bluesky';
import { rateLimited, rawEnvelope } from '@samenspraak/connector-bluesky/conformance';
import type { Fetch } from '@samenspraak/connector-contract';
import {
  describeConnector,
  type Assertion,
  type ConformanceNetwork,
  type Desk,
} from '@samenspraak/connector-contract/conformance';
import { BlueskyNetwork } from './bluesky-network.js';
import { tellStep } from './tell-step.js';

/** The real network as the conformance suite wants it. */
async function boot(): Promise<ConformanceNetwork> {
  const network = await BlueskyNetwork.open();
  const citizen = await network.openAccount('jan-fictief', 'Jan');
  let desks = 0;
  let lost: 'before' | 'after' | undefined;

  const connectionBreaks: Fetch = async (input, init) => {
    const when = new URL(input).pathname.endsWith('putRecord') ? lost : undefined;
    if (!when) return network.settlingFetch(input, init);
    lost = undefined;
    if (when === 'after') await network.settlingFetch(input, init);
    throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  };

  async function desk(): Promise<Desk> {
    desks += 1;
    const account = await network.openAccount(`raadhuis${desks}`);
    const { handle: identifier, password } = account;
    const context = {
      connectionId: `connection-${desks}`,
      baseUrl: network.url,
      allowPrivateNetwork: true,
      fetch: connectionBreaks,
    };
    const { credential } = await blueskyConnector.connect(context).authoriser!.signIn!({ identifier, password });
    return {
      handle: account.handle,
      context: { ...context, credential },
      posts: async () =>
        (await network.posts(account)).map(({ uri, value }) => ({
          id: uri,
          text: value.text,
          visibility: 'public',
          parent: value.reply?.parent.uri ?? null,
          pictures: value.embed?.images?.map(({ alt }) => alt) ?? [],
        })),
      revoke: async () => void (await network.takeBackPassword(account)),
    };
  }

  return {
    desk,
    citizen: {
      handle: citizen.handle,
      post: ({ text, inReplyTo }) => network.post(citizen, text, inReplyTo),
      postMany: (texts) => network.postMany(citizen, texts),
      edit: () => Promise.reject(new Error('there are no edits')),
      remove: async (id) => void (await network.remove(citizen, id)),
    },
    loseNextSend: async (when) => void (lost = when),
    dropStreams: () => Promise.reject(new Error('there are no streams')),
    rateLimited,
    markup: 'plain',
    raw: rawEnvelope,
    neededFields: ['uri', 'cid', 'author', 'record'],
    close: () => Promise.resolve(),
  };
}

describeConnector({
  runner: {
    describe,
    it: (name, body) =>
      it(name, async () => {
        await body();
        tellStep(name);
      }),
    expect: (actual) => expect(actual) as unknown as Assertion,
    beforeAll,
    afterAll,
  },
  plugin: blueskyConnector,
  boot,
});
