import { isId, plainText } from '@samenspraak/platform/kernel';
import {
  adoptionChanged,
  fieldInvalid,
  mergeConflict,
  noUpdate,
  ownShared,
  sharedNotFound,
} from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import type { Decision } from './adoption.repository.js';
import type { SharedVersion } from './item.repository.js';
import { Publications, type PublicationRequest } from './publications.js';
import type { Publication } from './publication.repository.js';
import { changedFields, checkedContent, type SharedContent, type SharedKind } from './shared-content.js';
import { inUse, isWaiting, type Adopted, type Adoption, type SharedItem } from './shared-item.js';
import type { SharingParts } from './sharing-parts.js';
import { hasConflict, mergedContent, mergeThreeWays, type MergedField } from './three-way-merge.js';

/** Something shared, with what this tenant did with it. */
export interface SharedView extends SharedItem {
  readonly adoption: Adoption | undefined;
}

/** What a tenant does with the author's newer text. ACCEPT takes the proposal, EDIT what somebody made of it. */
export type UpdateChoice = 'ACCEPT' | 'THEIRS' | 'KEEP' | 'EDIT';

export interface Settlement {
  readonly itemId: string;
  /** The author's version that the person saw, and the revision of the own decision. */
  readonly version: number;
  readonly revision: number;
  readonly choice: UpdateChoice;
  readonly fields?: SharedContent;
}

export const COUNTED_TOPIC = 'library.counted';
export const ARRIVED_TOPIC = 'library.arrived';

/** What neighbours share, of any kind, and what this tenant does with it: follow, change, go on alone, or decline. */
export class Sharing {
  private readonly publications: Publications;

  constructor(private readonly parts: SharingParts) {
    this.publications = new Publications(parts);
  }

  /** Asks a colleague's agreement to share this text. */
  publish(wish: PublicationRequest): Promise<Publication> {
    return this.publications.request(wish);
  }

  /** What is shared now, and what this tenant uses although its author took it back or left. */
  async listShared(kind: SharedKind, search: string | null = null): Promise<SharedView[]> {
    await this.parts.door.require(libraryPermissions.read);
    const adoptions = new Map((await this.parts.adoptions.list(kind)).map((one) => [one.itemId, one]));
    const offered = await this.parts.items.list(kind);
    const known = new Set(offered.map(({ id }) => id));
    const kept = [...adoptions.values()].filter((one) => !known.has(one.itemId) && hasText(one));
    const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 10);
    return [...offered, ...kept.map((one) => one.upstream ?? lastKnown(one))]
      .filter(({ content, publisher }) => {
        const text = `${Object.values(content).join(' ')} ${publisher.name}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .map((item) => ({ ...item, adoption: adoptions.get(item.id) }));
  }

  /** @throws DomainError LIBRARY_SHARED_NOT_FOUND */
  async get(itemId: string): Promise<SharedView> {
    await this.parts.door.require(libraryPermissions.read);
    return this.find(itemId);
  }

  /** What this tenant uses of others, in the words in which it uses it. */
  async adopted(kind: SharedKind): Promise<Adopted[]> {
    await this.parts.door.require(libraryPermissions.read);
    return (await this.parts.adoptions.listInUse(kind)).map(inUse);
  }

  /** Of these what this tenant uses, in the words in which it uses it. */
  async used(itemIds: readonly string[]): Promise<Adopted[]> {
    await this.parts.door.require(libraryPermissions.read);
    return (await this.parts.adoptions.listInUseAmong(itemIds.filter(isId))).map(inUse);
  }

  async versions(itemId: string): Promise<SharedVersion[]> {
    await this.parts.door.require(libraryPermissions.read);
    return isId(itemId) ? this.parts.items.versions(itemId) : [];
  }

  /** The author's text as it is. With `review` each new version waits for this tenant's word. */
  async adopt(itemId: string, review = false, revision?: number): Promise<SharedView> {
    const item = await this.adoptable(itemId);
    await this.parts.partnership();
    const { version, content } = item;
    await this.decide(
      item,
      { state: 'FOLLOW', version, baseVersion: version, base: content, content, review },
      revision,
    );
    return this.find(itemId);
  }

  /** The author's text with words of our own; new versions wait for our word. Without any, it is followed. */
  async override(itemId: string, fields: SharedContent, revision?: number): Promise<SharedView> {
    const item = await this.adoptable(itemId);
    const before = item.adoption;
    const uses = before?.state === 'FOLLOW' || before?.state === 'OVERRIDE' ? before : undefined;
    const [base, baseVersion] = uses && isWaiting(uses) ? [uses.base, uses.baseVersion] : [item.content, item.version];
    const content = withFields(uses ? inUse(uses).content : item.content, fields);
    const own = changedFields(base, content).length > 0;
    const version = uses?.state === 'OVERRIDE' ? uses.version : baseVersion;
    const review = uses?.review ?? false;
    await this.decide(
      item,
      { state: own ? 'OVERRIDE' : 'FOLLOW', version, baseVersion, base, content, review },
      revision,
    );
    return this.find(itemId);
  }

  /**
   * A text of our own from now on. `make` writes it down; the origin goes along.
   *
   * @returns the id that `make` gave.
   */
  async fork(
    itemId: string,
    make: (content: SharedContent, origin: { itemId: string; version: number }) => Promise<string>,
    revision?: number,
  ): Promise<string> {
    const item = await this.adoptable(itemId);
    const used = item.adoption && item.adoption.state !== 'DECLINED' ? inUse(item.adoption) : item;
    const { content, version } = used;
    await this.parts.refuseRecalled(itemId, version);
    const copy = { state: 'FORK', version, baseVersion: version, base: content, content, review: false } as const;
    await this.decide(item, copy, revision);
    return make(content, { itemId, version });
  }

  async decline(itemId: string, reason: string, revision?: number): Promise<SharedView> {
    const item = await this.adoptable(itemId);
    const text = plainText(reason);
    if (text.length < 1 || text.length > 500) throw fieldInvalid('reason', 1, 500);
    const nothing = { version: null, baseVersion: null, base: null, content: null, review: false };
    await this.decide(item, { state: 'DECLINED', ...nothing, reason: text }, revision);
    return this.find(itemId);
  }

  /** A text that this tenant used before, as its own variant; a recall of the version that it came from still reaches it. */
  async putBack(itemId: string, old: { version: number; content: SharedContent }, revision: number): Promise<void> {
    const item = await this.adoptable(itemId);
    const own = changedFields(item.content, old.content).length > 0;
    const base = { baseVersion: item.version, base: item.content, content: old.content };
    const version = own ? old.version : item.version;
    const review = own ? (item.adoption?.review ?? false) : true;
    await this.decide(item, { state: own ? 'OVERRIDE' : 'FOLLOW', version, ...base, review }, revision);
  }

  /** Our text and the author's newer one, put together field by field. */
  merge(one: Adoption): MergedField[] {
    return mergeThreeWays(one.base, one.content, one.upstream?.content ?? one.base);
  }

  /** Says what becomes of a newer version that waits. */
  async settle({ itemId, version, revision, choice, fields }: Settlement): Promise<SharedView> {
    const item = await this.adoptable(itemId);
    await this.parts.partnership();
    const { adoption } = item;
    if (!adoption || !isWaiting(adoption)) throw noUpdate();
    if (item.version !== version) throw adoptionChanged(adoption.revision);
    const merged = this.merge(adoption);
    if (choice === 'ACCEPT' && hasConflict(merged))
      throw mergeConflict(merged.filter(({ state }) => state === 'CONFLICT').map(({ name }) => name));
    const content = {
      ACCEPT: () => mergedContent(merged),
      THEIRS: () => item.content,
      KEEP: () => adoption.content,
      EDIT: () => withFields(mergedContent(merged), fields ?? {}),
    }[choice]();
    const own = changedFields(item.content, content).length > 0;
    await this.decide(
      item,
      {
        state: own ? 'OVERRIDE' : 'FOLLOW',
        // What we kept comes from the version that we had: when that is called back, our text is too.
        version: choice === 'KEEP' ? adoption.version : version,
        baseVersion: version,
        base: item.content,
        content,
        review: own ? adoption.review : true,
      },
      revision,
      choice,
    );
    return this.find(itemId);
  }

  private async decide(
    item: SharedView,
    decision: Omit<Decision, 'itemId' | 'kind' | 'partnershipId' | 'publisher' | 'reason'> & { reason?: string },
    revision: number | undefined,
    choice?: UpdateChoice,
  ): Promise<void> {
    const { adoptions, outbox, clock } = this.parts;
    const { id: itemId, kind, partnershipId, publisher } = item;
    const seen = revision ?? item.adoption?.revision;
    const row = { ...decision, itemId, kind, partnershipId, publisher, reason: decision.reason ?? null };
    if (!(await adoptions.decide(row, seen, clock.now()))) throw adoptionChanged(item.adoption?.revision ?? 1);
    await adoptions.route(itemId, decision.state);
    await outbox.ring(COUNTED_TOPIC, itemId);
    const how: Record<string, string> = choice ? { choice } : {};
    await this.parts.done(`${kind.toLowerCase()}.${ACTION[decision.state]}`, itemId, { version: item.version, ...how });
  }

  private async adoptable(itemId: string): Promise<SharedView> {
    await this.parts.door.require(libraryPermissions.adopt);
    const item = await this.find(itemId);
    if (item.mine) throw ownShared();
    if (item.withdrawn && (!item.adoption || item.adoption.state === 'DECLINED')) throw sharedNotFound();
    // With what a tenant has already it does what it likes, also when the sharing is over.
    if (!item.adoption || item.adoption.state === 'DECLINED') await this.parts.partnership();
    return item;
  }

  private async find(itemId: string): Promise<SharedView> {
    if (!isId(itemId)) throw sharedNotFound();
    const adoption = await this.parts.adoptions.find(itemId);
    const item = adoption?.upstream ?? (await this.parts.items.find(itemId));
    const keeps = adoption && hasText(adoption);
    if (item && (!item.withdrawn || keeps)) return { ...item, adoption };
    if (keeps) return { ...lastKnown(adoption), adoption };
    throw sharedNotFound();
  }
}

const ACTION = { FOLLOW: 'adopt', OVERRIDE: 'override', FORK: 'fork', DECLINED: 'decline' } as const;

/** What a tenant declined has one too, when it was used before. */
const hasText = ({ content }: Adoption) => content.title !== undefined;

/** What is left of an item that this tenant can see no more: its own copy. */
function lastKnown(one: Adoption): SharedItem {
  const { itemId, kind, partnershipId, publisher, content } = one;
  const seen = { version: one.baseVersion ?? one.version ?? 0, publishedAt: new Date(0), note: null };
  return { id: itemId, kind, partnershipId, publisher, content, ...seen, withdrawn: true, mine: false };
}

function withFields(content: SharedContent, fields: SharedContent): SharedContent {
  return checkedContent({ ...content, ...fields });
}
