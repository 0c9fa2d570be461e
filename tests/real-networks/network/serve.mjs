// Starts a whole Bluesky network (PLC, PDS, AppView) and a plain door for tests to make things happen on it.
// DB_POSTGRES_URL, DB_POSTGRES_SCHEMA (letters only), REDIS_HOST and CONTROL_PORT come from whoever starts it.
import { createServer } from 'node:http';
import { RichText } from '@atproto/api';
import { TestNetwork } from '@atproto/dev-env';

const POSTS = 'app.bsky.feed.post';
const network = await TestNetwork.create({
  dbPostgresUrl: process.env.DB_POSTGRES_URL,
  dbPostgresSchema: process.env.DB_POSTGRES_SCHEMA,
});
const agents = new Map();
/** Method → body → how often it was called, to count what the product asks. */
const calls = new Map();
network.pds.server.server.prependListener('request', ({ url = '' }) => {
  const [, method] = /^\/xrpc\/([A-Za-z.]+)/.exec(url) ?? [];
  if (method) calls.set(method, [...(calls.get(method) ?? []), new URL(url, network.pds.url).search]);
});

const doors = {
  'GET /': async () => ({ url: network.pds.url, directory: network.plc.url }),

  /** A new account, with an app password for Samenspraak. */
  'POST /accounts': async ({ name, displayName = name }) => {
    const agent = network.pds.getAgent();
    const handle = `${name}.test`;
    const ownerPassword = `password-of-${name}`;
    await agent.createAccount({ handle, email: `${name}@example.test`, password: ownerPassword });
    await agent.upsertProfile(() => ({ displayName }));
    const did = agent.assertDid;
    agents.set(did, agent);
    const { data } = await agent.com.atproto.server.createAppPassword({ name: 'samenspraak' });
    await network.processAll();
    return { did, handle, password: data.password, ownerPassword };
  },

  /** As the owner of the account does in the settings of the app. */
  'POST /passwords/revoke': async ({ did }) => {
    await agents.get(did).com.atproto.server.revokeAppPassword({ name: 'samenspraak' });
    return {};
  },

  /** As the author's own app does, one after the other; answers when the whole network shows them. */
  'POST /posts': async ({ did, texts, inReplyTo }) => {
    const agent = agents.get(did);
    const reply = inReplyTo && (await replyTo(agent, inReplyTo));
    const uris = [];
    for (const text of texts) {
      const rich = new RichText({ text });
      await rich.detectFacets(agent);
      const post = { text: rich.text, facets: rich.facets, langs: ['nl'], ...(reply && { reply }) };
      uris.push((await agent.post(post)).uri);
    }
    await network.processAll();
    return { uris };
  },

  'DELETE /posts': async ({ did, uri }) => {
    await agents.get(did).deletePost(uri);
    await network.processAll();
    return {};
  },

  /** Every post of an account as its repository holds it. */
  'POST /posts/list': async ({ did }) => {
    const { data } = await network.pds
      .getAgent()
      .com.atproto.repo.listRecords({ repo: did, collection: POSTS, limit: 100 });
    return data.records;
  },

  /** Lets the view of the network take in everything that was written. */
  'POST /settle': async () => {
    await network.processAll();
    return {};
  },

  'POST /calls': async ({ method }) => calls.get(method) ?? [],
};

async function replyTo(agent, uri) {
  // What somebody else wrote a moment ago must be seen before it can be answered.
  await network.processAll();
  const { data } = await agent.getPosts({ uris: [uri] });
  const [{ cid, record }] = data.posts;
  const parent = { uri, cid };
  return { parent, root: record.reply?.root ?? parent };
}

const control = createServer(async (request, response) => {
  const answer = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  try {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const door = doors[`${request.method} ${request.url}`];
    if (!door) return answer(404, { error: 'no such door' });
    answer(200, await door(text ? JSON.parse(text) : {}));
  } catch (error) {
    answer(500, { error: String(error?.stack ?? error) });
  }
});
control.listen(Number(process.env.CONTROL_PORT), '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    control.close();
    void network.close().finally(() => process.exit(0));
  });
}
