import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from '../../../infra/run/paths.mjs';
import { entities } from './entities.mjs';

const { whyParams } = await import(
  pathToFileURL(join(root, 'libs', 'capabilities', 'monitoring', 'dist', 'attribution-sentence.js')).href
);
const DAY_MS = 24 * 3600_000;

/**
 * The plain way with an ORM: for each post findOne on its unique key, and save what is new, one transaction per tenant. The
 * same decisions by the same code, the same policies, the same rows in the end; calendar and members are kept in memory.
 */
export class NaiveIngest {
  /** @param {import('./house.mjs').House} house */
  constructor(house, members) {
    this.house = house;
    this.members = members;
    this.day = house.parts.dutchDay(new Date());
  }

  static async open(house) {
    const partnerships = new house.parts.Partnerships(
      house.tenancy.workerDoor,
      new house.parts.PartnershipRepository(house.tenancy.workerDoor),
    );
    const members = await house.tenancy.asWorker(house.tenants[0], () => partnerships.members());
    return new NaiveIngest(house, new Map(members.map((member) => [member.id, member])));
  }

  async ingest(raws) {
    const book = await this.house.books.get(this.house.partnershipId);
    for (const raw of raws) await this.one(book, raw);
  }

  async one(book, raw) {
    const { parts: p, tenancy, connection, partnershipId } = this.house;
    const receivedAt = new Date();
    const read = this.house.read(raw, receivedAt);
    const [event] = read.events;
    const { externalId, revision } = event.key;
    const { manager } = tenancy.workerSource;
    const envelopes = manager.getRepository(entities.envelope);
    const key = { connectionId: connection.id, externalId, kind: event.kind, revision: String(revision) };
    if (await envelopes.findOneBy(key)) return;
    const id = p.newId();
    const body = tenancy.cipher.seal(JSON.stringify(event), p.envelopeOwner(id));
    const envelope = await envelopes.save({
      ...{ id, ...key, batchId: p.newId(), position: 0, partnershipId, network: 'mastodon' },
      ...{ occurredAt: event.occurredAt, receivedAt, fromFuture: false, body, routedAt: null },
    });
    const routes = manager.getRepository(entities.route);
    const { copies, matched } = await this.decide(book, event, routes);
    for (const { id: queryId, tenantId } of matched) await this.count(manager, tenantId, queryId);
    const about = { envelopeId: id, batchId: p.newId(), partnershipId, network: 'mastodon', externalId };
    for (const copy of copies) {
      const route = {
        id: p.newId(),
        ...about,
        kind: 'created',
        revision: String(revision),
        ...copy,
        also: copy.also ?? [],
        deliveredAt: null,
      };
      await routes.save(route);
      await tenancy.asWorker({ id: copy.tenantId }, () => this.deliver(event, copy));
      await routes.save({ ...route, deliveredAt: new Date() });
    }
    await envelopes.save({ ...envelope, routedAt: new Date() });
  }

  async decide(book, event, routes) {
    const { parts: p, partnershipId, gazetteer, connection } = this.house;
    const earlier = async (externalId) => {
      const rows = await routes.findBy({ partnershipId, network: 'mastodon', externalId });
      return rows.map(({ tenantId, involvement }) => ({ tenantId, involvement }));
    };
    const text = p.tokenise(event.text);
    const matched = book.match({ text: event.text, author: event.author.handle, source: 'mastodon' }, this.day);
    const { copies } = p.attribute({
      ...{
        event,
        connection,
        members: book.members,
        accounts: book.accounts,
        matched,
        parties: book.parties(this.day),
      },
      ...{ evidence: p.readEvidence(text, gazetteer, event.author.place), rules: book.rules },
      earlier: await earlier(event.key.externalId),
      parent: event.parent === null ? [] : await earlier(event.parent),
    });
    return { copies, matched };
  }

  async count(manager, tenantId, queryId) {
    const tallies = manager.getRepository(entities.tally);
    const key = { tenantId, queryId, day: this.day };
    const known = await tallies.findOneBy(key);
    await tallies.save({ ...key, matches: (known?.matches ?? 0) + 1 });
  }

  async deliver(event, copy) {
    const { parts: p, tenancy, lookAlikes, gazetteer } = this.house;
    const { tenantId } = copy;
    const manager = await tenancy.workerDoor.manager();
    const messages = manager.getRepository(entities.message);
    const nameOf = (id) => (id === null ? null : p.sourceIdOf('mastodon', id));
    const sourceId = nameOf(event.key.externalId);
    if (await messages.findOneBy({ tenantId, sourceId })) return;
    const parentSourceId = nameOf(event.parent);
    const rootSourceId = nameOf(event.root);
    const params = whyParams(copy.whyCode, event, gazetteer, this.members.get(tenantId)) ?? {};
    const why = p.BY_PARTNERSHIP.has(copy.whyCode) ? params : {};
    const thread = await this.thread(manager, event, copy, why, { sourceId, parentSourceId, rootSourceId });
    await messages.save({
      ...{
        tenantId,
        id: p.newId(),
        conversationId: thread.id,
        network: 'mastodon',
        sourceId,
        externalId: event.key.externalId,
      },
      ...{
        direction: 'inbound',
        ...authorOf(event),
        text: event.text,
        at: event.occurredAt,
        permalink: event.permalink,
      },
      ...{ visibility: event.visibility, parentSourceId, rootSourceId, revision: String(event.key.revision) },
      ...{ mentions: [], hashtags: [] },
    });
    await this.fact(manager, tenantId, thread.id, event.occurredAt);
    await this.hear(manager, thread, messages, event.occurredAt, copy);
    if (thread.fresh) await lookAlikes.group([{ conversationId: thread.id, text: event.text }], event.occurredAt);
    if (p.BY_PARTNERSHIP.has(copy.whyCode) || copy.whyCode === 'shared_watch')
      await this.meter(manager, tenantId, sourceId);
    await new p.Announcer(tenancy.workerDoor).announce('CONVERSATION', [thread.id]);
  }

  async thread(manager, event, copy, why, { sourceId, parentSourceId, rootSourceId }) {
    const { parts: p } = this.house;
    const { tenantId } = copy;
    const conversations = manager.getRepository(entities.conversation);
    for (const named of [parentSourceId, rootSourceId].filter((one) => one !== null)) {
      const known = await manager.getRepository(entities.message).findOneBy({ tenantId, sourceId: named });
      if (known) return conversations.findOneBy({ tenantId, id: known.conversationId });
    }
    const keys = [rootSourceId, parentSourceId, sourceId].filter((one) => one !== null);
    for (const threadKey of keys) {
      const known = await conversations.findOneBy({ tenantId, network: 'mastodon', threadKey });
      if (known) return known;
    }
    const at = event.occurredAt;
    const made = {
      ...{
        tenantId,
        id: p.newId(),
        network: 'mastodon',
        threadKey: keys[0],
        accountId: null,
        involvement: copy.involvement,
      },
      ...{
        ...authorOf(event),
        snippet: '',
        status: 'open',
        question: null,
        unread: true,
        dueAt: null,
        normMinutes: null,
      },
      ...{ lastInboundAt: at, lastContactAt: at, whyCode: copy.whyCode, whyParams: why, version: 1 },
    };
    return { ...(await conversations.save(made)), fresh: true };
  }

  async hear(manager, { fresh: _, ...thread }, messages, at, copy) {
    const { parts: p } = this.house;
    const { tenantId, id } = thread;
    const newest = await messages.findOne({
      where: { tenantId, conversationId: id, direction: 'inbound' },
      order: { at: 'DESC', id: 'DESC' },
    });
    const involvement = copy.involvement === 'lead' ? 'lead' : thread.involvement;
    const due =
      involvement === 'lead' && thread.dueAt === null
        ? {
            dueAt: p.time.addOpenMinutes(at, p.time.DEFAULT_NORM_MINUTES, p.time.officeHours),
            normMinutes: p.time.DEFAULT_NORM_MINUTES,
          }
        : {};
    const later = (one) => (one > at ? one : at);
    await manager.getRepository(entities.conversation).save({
      ...{
        ...thread,
        ...due,
        involvement,
        snippet: p.snippetOf(newest.text),
        unread: true,
        version: thread.version + 1,
      },
      ...{ lastInboundAt: later(thread.lastInboundAt), lastContactAt: later(thread.lastContactAt) },
    });
  }

  async fact(manager, tenantId, conversationId, at) {
    const { parts: p } = this.house;
    const facts = manager.getRepository(entities.fact);
    const known = (await facts.findBy({ tenantId, conversationId })).find(
      (one) => one.askedAt.getTime() < at.getTime() + DAY_MS && one.lastContactAt.getTime() > at.getTime() - DAY_MS,
    );
    const fresh = {
      tenantId,
      id: p.newId(),
      conversationId,
      network: 'mastodon',
      askedAt: at,
      lastContactAt: at,
      question: null,
    };
    const fact = known
      ? {
          ...known,
          askedAt: at < known.askedAt ? at : known.askedAt,
          lastContactAt: at > known.lastContactAt ? at : known.lastContactAt,
        }
      : fresh;
    await facts.save({ ...fact, month: p.monthOf(fact.askedAt) });
  }

  async meter(manager, tenantId, sourceId) {
    const month = this.day.slice(0, 7);
    const metered = manager.getRepository(entities.metered);
    const source = createHash('sha256').update(sourceId).digest();
    if (await metered.findOneBy({ tenantId, source })) return;
    await metered.save({ tenantId, source, month });
    const meters = manager.getRepository(entities.meter);
    const known = await meters.findOneBy({ tenantId, month });
    await meters.save({ tenantId, month, mentions: (known?.mentions ?? 0) + 1 });
  }
}

const authorOf = ({ author }) => ({
  authorExternalId: author.externalId,
  authorHandle: author.handle,
  authorName: author.displayName,
  authorUrl: author.url,
});
