import { personalKindsIn } from '@samenspraak/language/personal';
import { isId, newId, plainText } from '@samenspraak/platform/kernel';
import {
  fieldInvalid,
  personalFound,
  publicationDecided,
  publicationNotFound,
  publicationOwn,
} from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import type { Publication, SharedSource } from './publication.repository.js';
import { checkedContent, type SharedContent, type SharedKind } from './shared-content.js';
import type { SharingParts } from './sharing-parts.js';

/** A text to share. Its own item id comes from an earlier publication of the same source, else it gets one. */
export interface PublicationRequest {
  readonly kind: SharedKind;
  /** The row of ours that holds the text. */
  readonly sourceId: string;
  readonly itemId?: string | null;
  readonly version: number;
  readonly content: SharedContent;
  readonly note: string | null;
  /** The principal that wrote this version, when it is not who asks: nobody agrees with a text of their own. */
  readonly writtenBy?: string;
}

export interface PublicationView extends Publication {
  readonly requestedByName: string;
  readonly decidedByName: string | null;
  /** What the partnership sees now. */
  readonly before: SharedContent;
  /** Who looks at it may agree with it. */
  readonly mayDecide: boolean;
}

export const PUBLISHED_TOPIC = 'library.published';

/** Nothing reaches the neighbours before a colleague, who did not write it, agreed with exactly this text. */
export class Publications {
  constructor(private readonly parts: SharingParts) {}

  async list(): Promise<PublicationView[]> {
    await this.parts.door.require(libraryPermissions.read);
    const found = await this.parts.publications.list();
    const names = await this.parts.people.namesOf(
      found.flatMap((one) => [one.requestedBy, one.decidedBy ?? []].flat()),
    );
    const waiting = found.filter(({ state }) => state === 'REQUESTED');
    const decidable = new Set<string>();
    for (const one of waiting) if ((await this.deciders(one)).mayAgree) decidable.add(one.id);
    const shared = new Map((await this.parts.items.listMine()).map(({ id, content }) => [id, content]));
    return found.map((one) => ({
      ...one,
      requestedByName: names.get(one.requestedBy) ?? '',
      decidedByName: one.decidedBy === null ? null : (names.get(one.decidedBy) ?? ''),
      before: shared.get(one.itemId) ?? {},
      mayDecide: decidable.has(one.id),
    }));
  }

  /** As what neighbours have these texts of ours. */
  async sharedSources(sourceIds: readonly string[]): Promise<ReadonlyMap<string, SharedSource>> {
    await this.parts.door.require(libraryPermissions.read);
    const found = await this.parts.publications.listShared(sourceIds.filter(isId));
    return new Map(found.map((one) => [one.sourceId, one]));
  }

  /** Asks for agreement, or shares at once where nobody else could give it. @returns what became of it. */
  async request(wish: PublicationRequest): Promise<Publication> {
    const { door, publications, clock, people, notify } = this.parts;
    await door.require(libraryPermissions.publish);
    await this.parts.partnership();
    const content = checkedContent(wish.content);
    await this.scan(content);
    const id = newId();
    const { kind, sourceId, version } = wish;
    await publications.waitForTurn(sourceId);
    const itemId = wish.itemId ?? (await publications.itemOf(sourceId)) ?? newId();
    const note = plainText(wish.note ?? '').slice(0, 500) || null;
    const me = door.actor().principalId;
    const writtenBy = wish.writtenBy ?? me;
    await publications.request({
      id,
      kind,
      sourceId,
      itemId,
      version,
      content,
      note,
      writtenBy,
      requestedAt: clock.now(),
    });
    await this.parts.done(`${nameOf(kind)}.offer`, sourceId, { version });
    const asked = await this.get(id);
    const { mayAgree, alone } = await this.deciders(asked);
    // Waiting for nobody helps nobody: decision 0023.
    if (alone && mayAgree) return this.share(asked, 'alone');
    const by = (await people.namesOf([me])).get(me) ?? '';
    await notify.tell({
      kind: 'PUBLICATION_WAITING',
      to: { roles: libraryPermissions.agree.roles },
      params: { by, ...aboutOf(kind) },
      subject: id,
      subjectId: sourceId,
    });
    return asked;
  }

  /** Agrees: from now on the partnership sees this text. */
  async agree(id: string): Promise<Publication> {
    const asked = await this.decidable(id);
    const shared = await this.share(asked, (await this.deciders(asked)).alone ? 'alone' : 'colleague');
    await this.tellRequester(shared, true);
    return shared;
  }

  /** Not like this: the writer gets it back with a remark. */
  async giveBack(id: string, remark: string): Promise<Publication> {
    const asked = await this.decidable(id);
    const text = plainText(remark);
    if (text.length < 1 || text.length > 500) throw fieldInvalid('remark', 1, 500);
    if (!(await this.parts.publications.decide(id, 'RETURNED', text, this.parts.clock.now())))
      throw publicationDecided();
    await this.parts.done(`${nameOf(asked.kind)}.giveBack`, asked.sourceId, { version: asked.version });
    await this.tellRequester(asked, false);
    return this.get(id);
  }

  /** No one new can take it; who uses it keeps it. */
  async withdraw(kind: SharedKind, sourceId: string, itemId: string): Promise<void> {
    await this.parts.door.require(libraryPermissions.publish);
    await this.parts.items.withdraw(itemId, this.parts.clock.now());
    await this.parts.done(`${nameOf(kind)}.withdraw`, sourceId);
  }

  private async share(asked: Publication, how: 'alone' | 'colleague'): Promise<Publication> {
    const { publications, items, templates, outbox, clock } = this.parts;
    const { partnership, us } = await this.parts.partnership();
    // Own numbers may have changed since it was asked.
    await this.scan(asked.content);
    const at = clock.now();
    if (!(await publications.decide(asked.id, 'PUBLISHED', null, at))) throw publicationDecided();
    const { kind, itemId, version, content, note, sourceId } = asked;
    await items.publish({ id: itemId, kind, partnershipId: partnership.id, version, content, note }, us, at);
    if (kind === 'TEMPLATE') await templates.markPublished(sourceId, itemId, version);
    await this.parts.done(`${nameOf(kind)}.publish`, sourceId, { version, agreed: how });
    await outbox.ring(PUBLISHED_TOPIC, itemId);
    await this.parts.tellMembers(itemId, partnership);
    return this.get(asked.id);
  }

  private async decidable(id: string): Promise<Publication> {
    await this.parts.door.require(libraryPermissions.agree);
    const asked = await this.get(id);
    if (asked.state !== 'REQUESTED') throw publicationDecided();
    if (!(await this.deciders(asked)).mayAgree) throw publicationOwn();
    return asked;
  }

  /** Whoever asked or wrote does not agree, unless there is nobody else who could. */
  private async deciders({ requestedBy, writtenBy }: Publication): Promise<{ mayAgree: boolean; alone: boolean }> {
    const me = this.parts.door.actor().principalId;
    const all = await this.parts.people.listByRoles(libraryPermissions.agree.roles);
    const involved = (person: string) => person === requestedBy || person === writtenBy;
    const alone = all.every((person) => involved(person.principalId));
    return { mayAgree: all.some((person) => person.principalId === me) && (alone || !involved(me)), alone };
  }

  private async get(id: string): Promise<Publication> {
    const found = isId(id) ? await this.parts.publications.find(id) : undefined;
    if (!found) throw publicationNotFound();
    return found;
  }

  private async scan(content: SharedContent): Promise<void> {
    const own = Object.values(await this.parts.variables.values());
    const kinds = personalKindsIn(Object.values(content).join('\n'), own);
    if (kinds.length > 0) throw personalFound(kinds);
  }

  private async tellRequester(asked: Publication, agreed: boolean): Promise<void> {
    const { door, people, notify } = this.parts;
    const me = door.actor().principalId;
    const [requester] = (await people.listByRoles(libraryPermissions.publish.roles)).filter(
      (person) => person.principalId === asked.requestedBy,
    );
    if (!requester) return;
    const by = (await people.namesOf([me])).get(me) ?? '';
    await notify.tell({
      kind: 'PUBLICATION_DECIDED',
      to: { membershipId: requester.id },
      params: { by, agreed: agreed ? 'yes' : 'no', ...aboutOf(asked.kind) },
      subject: asked.id,
      subjectId: asked.sourceId,
    });
  }
}

/** A notice of anything but a template opens where knowledge is. */
export const aboutOf = (kind: SharedKind): { of?: 'ARTICLE' } => (kind === 'TEMPLATE' ? {} : { of: 'ARTICLE' });

const nameOf = (kind: SharedKind) => kind.toLowerCase();
