import {
  ConnectorFailure,
  type ConnectionContext,
  type Connector,
  type NetworkEvent,
} from '@samenspraak/connector-contract';
import { newId } from '@samenspraak/platform/kernel';
import { silentLog } from '@samenspraak/platform/observability';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { credentialOwner } from './connection.js';
import { ConnectorRegistry } from './connector-registry.js';
import { FakeNetwork, post } from './fake-network.js';
import { Intake, intakeTimings } from './intake.js';
import {
  applications,
  begin,
  clear,
  connections,
  envelopes,
  health,
  kept,
  open,
  partnership,
  shut,
  soon,
  stateOf,
  tenancy,
  usage,
} from './intake-fixture.js';
import { PartnershipSearches } from './partnership-searches.js';
import { WorkerAccountConnections } from './worker-account-connections.js';

/** A network that can only be searched, tells of no removal and whose credentials expire. */
class AskedNetwork {
  readonly network = 'gevraagd';
  readonly capabilities = {
    ...new FakeNetwork().capabilities,
    stream: false,
    search: true,
    timeline: false,
    recheck: true,
    refresh: true,
  };
  readonly asked: { native: string; token: string | undefined }[] = [];
  readonly posts: { native: string; event: NetworkEvent }[] = [];
  readonly gone = new Set<string>();
  refreshes = 0;
  revoked = false;

  connect(context: ConnectionContext): Connector {
    const token = context.credential?.accessToken;
    return {
      capabilities: this.capabilities,
      authoriser: {
        refresh: async () => {
          this.refreshes += 1;
          if (this.revoked) throw new ConnectorFailure({ kind: 'auth_revoked' }, 'refresh');
          return { accessToken: `vers ${this.refreshes}`, refreshToken: '', expiresAt: new Date(Date.now() + 60_000) };
        },
        revoke: () => Promise.resolve(),
      },
      listener: {
        poll: () => Promise.reject(new ConnectorFailure({ kind: 'unsupported' }, 'poll')),
        stream: () => Promise.reject(new ConnectorFailure({ kind: 'unsupported' }, 'stream')),
        fetchThread: () => Promise.resolve([]),
        recheck: async (ids) =>
          ids
            .filter((id) => this.gone.has(id))
            .map((externalId) => ({
              kind: 'deleted',
              key: { connection: context.connectionId, externalId, revision: Number.MAX_SAFE_INTEGER },
              occurredAt: new Date(),
              raw: null,
            })),
      },
      searcher: {
        compileQuery: (ast) => ({ native: ast.type === 'word' ? [ast.value] : [], dropped: [], length: 0 }),
        search: async (native, cursor) => {
          this.asked.push({ native, token });
          if (native === 'onleesbaar') throw new ConnectorFailure({ kind: 'contract_violation' }, 'search');
          const from = Number(cursor ?? 0);
          const found = this.posts.filter((one) => one.native === native).map((one) => one.event);
          return { events: found.slice(from), quarantined: [], next: String(found.length), more: false };
        },
      },
      probe: () => Promise.resolve({ ok: false, failure: { kind: 'auth_expired' } }),
      normalise: () => ({ ok: false, quarantined: { reason: 'not_an_object', fields: [], raw: null } }),
    };
  }
}

let network: AskedNetwork;
let intake: Intake;
const searches = new PartnershipSearches();
const look = (...words: string[]) => searches.fill(async () => words.map((value) => ({ type: 'word', value })));

beforeAll(open);
beforeEach(() => {
  begin();
  network = new AskedNetwork();
});
afterEach(async () => {
  await intake.stop();
  await clear();
});
afterAll(shut);

async function listenTo(expiresAt = new Date(Date.now() + 60_000)): Promise<string> {
  const id = newId();
  const credential = { accessToken: 'oud', refreshToken: 'blijft', expiresAt };
  await tenancy.admin.query(
    `insert into app.connection (id, partnership_id, kind, network, base_url, listens_to, credential) values ($1, $2, 'listening', 'gevraagd', 'https://gevraagd.example', 'public', $3)`,
    [id, partnership, tenancy.cipher.seal(JSON.stringify(credential), credentialOwner(id))],
  );
  const accounts = new WorkerAccountConnections(
    connections,
    new ConnectorRegistry([network]),
    health,
    usage,
    applications,
  );
  const timings = { ...intakeTimings, backoff: { least: 20, most: 100 }, pollMs: 50, recheckMs: 60, scanMs: 50 };
  intake = new Intake(accounts, connections, envelopes, health, usage, silentLog, timings, undefined, searches);
  intake.start();
  return id;
}

const say = (native: string, text: string) => {
  const event = post(text);
  network.posts.push({ native, event });
  return event.key.externalId;
};

test('what two members look for is asked once a round, and what is found is kept once', async () => {
  look('brug', 'sluis', 'brug');
  const both = say('brug', 'De brug bij de sluis is dicht');
  network.posts.push({ native: 'sluis', event: network.posts[0]!.event });
  await listenTo();
  await soon(async () => expect((await kept()).map((one) => one.external_id)).toEqual([both]));
  await soon(() => expect(network.asked.length).toBeGreaterThan(5));
  const words = network.asked.map(({ native }) => native);
  const counts = ['brug', 'sluis'].map((word) => words.filter((one) => one === word).length);
  expect(Math.abs(counts[0]! - counts[1]!)).toBeLessThanOrEqual(1);
  say('sluis', 'Nog een sluis');
  await soon(async () => expect(await kept()).toHaveLength(2));
});

test('words that the network cannot read keep it from no others', async () => {
  look('onleesbaar', 'brug');
  const id = say('brug', 'De brug is open');
  await listenTo();
  await soon(async () => expect((await kept()).map((one) => one.external_id)).toEqual([id]));
});

test('the first time that words are looked for, posts of long ago stay out', async () => {
  look('brug');
  const event = post('De brug van toen');
  network.posts.push({ native: 'brug', event: { ...event, occurredAt: new Date(Date.now() - 30 * 86_400_000) } });
  const id = say('brug', 'De brug van nu');
  await listenTo();
  await soon(async () => expect((await kept()).map((one) => one.external_id)).toEqual([id]));
});

test('a message that went without a word is found by reading again, once', async () => {
  look('brug');
  const id = say('brug', 'Dit haal ik weg');
  await listenTo();
  await soon(async () => expect(await kept()).toHaveLength(1));
  network.gone.add(id);
  await soon(async () => expect((await kept()).map((one) => one.kind)).toEqual(['created', 'deleted']));
  await soon(() => expect(network.asked.length).toBeGreaterThan(6));
  expect(await kept()).toHaveLength(2);
});

test('a credential is refreshed when it is time, kept, and its refresh token is not lost', async () => {
  look('brug');
  const id = await listenTo(new Date(Date.now() - 1));
  await soon(() => expect(network.asked.length).toBeGreaterThan(2));
  expect(network.refreshes).toBe(1);
  expect(new Set(network.asked.map(({ token }) => token))).toEqual(new Set(['vers 1']));
  expect((await connections.find(id))?.credential).toMatchObject({ accessToken: 'vers 1', refreshToken: 'blijft' });
});

test('a refresh that is refused for good ends the connection', async () => {
  look('brug');
  network.revoked = true;
  const id = await listenTo(new Date(Date.now() - 1));
  await soon(async () => expect(await stateOf(id)).toMatchObject({ state: 'REVOKED', reason: 'auth_revoked' }));
  expect(network.asked).toEqual([]);
});
