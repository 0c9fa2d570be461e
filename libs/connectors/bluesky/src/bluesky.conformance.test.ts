import { describeConnector, type ConformanceNetwork, type Desk } from '@samenspraak/connector-contract/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blueskyConnector } from './bluesky-connector.js';
import { FakeNetwork } from './fake-network.js';
import { rateLimited, rawEnvelope } from './raw-samples.js';

/** The imitated network as the conformance suite wants it. */
async function bootFake(): Promise<ConformanceNetwork> {
  const network = await new FakeNetwork().listen();
  const { accounts, posts } = network;
  const citizen = accounts.add('jan-fictief');
  let desks = 0;

  async function desk(): Promise<Desk> {
    desks += 1;
    const account = accounts.add(`raadhuis${desks}`);
    const password = accounts.makePassword(account);
    const context = {
      connectionId: `connection-${desks}`,
      baseUrl: network.url,
      allowPrivateNetwork: true,
    };
    const identifier = account.handle;
    const { credential } = await blueskyConnector.connect(context).authoriser!.signIn!({ identifier, password });
    return {
      handle: account.handle,
      context: { ...context, credential },
      posts: async () =>
        posts.by(account.did).map(({ uri, record }) => ({
          id: uri,
          text: record.text,
          visibility: 'public',
          parent: record.reply?.parent.uri ?? null,
          pictures: record.embed?.images.map(({ alt }) => alt) ?? [],
        })),
      revoke: async () => accounts.takeBack(password),
    };
  }

  return {
    desk,
    citizen: {
      handle: citizen.handle,
      post: async ({ text, inReplyTo }) => {
        const names = [...text.matchAll(/@(raadhuis\d+\.test)/gu)].map(([, name = '']) => name);
        const mentions = names.map((name) => `${name} ${accounts.named(name).did}`);
        return posts.say(citizen.did, text, mentions, inReplyTo).uri;
      },
      edit: () => Promise.reject(new Error('there are no edits')),
      remove: async (id) => posts.remove(id),
    },
    loseNextSend: async (when) => network.loseNextSend(when),
    dropStreams: () => Promise.reject(new Error('there are no streams')),
    rateLimited,
    markup: 'plain',
    raw: rawEnvelope,
    neededFields: ['uri', 'cid', 'author', 'record'],
    close: () => network.close(),
  };
}

describeConnector({
  runner: { describe, it, expect: (actual) => expect(actual), beforeAll, afterAll },
  plugin: blueskyConnector,
  boot: bootFake,
});
