import { isId, newId } from '@samenspraak/platform/kernel';
import { sharedNotFound } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import { answerRecalled } from '../recall/recall.errors.js';
import { RecallRepository } from '../recall/recall.repository.js';
import { changedFields, contentOf, textOf, type SharedContent } from './shared-content.js';
import type { AdoptionState } from './shared-item.js';
import type { SharingParts } from './sharing-parts.js';
import type { Sharing } from './sharing.service.js';

/** A text of another that this tenant decided to use once. */
export interface AdoptedText {
  /** Of the decision. */
  readonly revision: number;
  readonly state: Exclude<AdoptionState, 'NONE' | 'DECLINED'>;
  /** The author's version that it was made from. */
  readonly version: number;
  readonly content: SharedContent;
  readonly decidedAt: Date;
  readonly decidedByName: string;
  /** That version was called back: it does not come back. */
  readonly recalled: boolean;
}

type Kept = Omit<AdoptedText, 'decidedByName' | 'recalled'> & { readonly decidedBy: string };

const MOST = 100;

/** What a tenant once used of others, and the way back to it: also after it went on alone, declined, or the author stopped. */
export class AdoptionHistory {
  constructor(
    private readonly parts: SharingParts,
    private readonly sharing: Sharing,
  ) {}

  /** The newest first. */
  async list(itemId: string): Promise<AdoptedText[]> {
    await this.parts.door.require(libraryPermissions.read);
    const rows = isId(itemId) ? await this.rows(itemId) : [];
    if (rows.length === 0) return [];
    const names = await this.parts.people.namesOf(rows.map(({ decidedBy }) => decidedBy));
    const called = new Set((await this.recalls(itemId)).map(({ version }) => version));
    return rows.map(({ decidedBy, ...row }) => ({
      ...row,
      decidedByName: names.get(decidedBy) ?? '',
      recalled: called.has(row.version),
    }));
  }

  /**
   * Puts an old text back: as our own variant, or as a template of our own where nothing is adopted any more. Nothing is thrown away.
   *
   * @returns the template of our own that it became, if it did.
   * @throws DomainError LIBRARY_SHARED_NOT_FOUND, LIBRARY_ADOPTION_CHANGED, LIBRARY_ANSWER_RECALLED
   */
  async restore(wish: { itemId: string; from: number; revision: number }): Promise<string | null> {
    const { itemId, from, revision } = wish;
    await this.parts.door.require(libraryPermissions.adopt);
    const old = isId(itemId) ? (await this.rows(itemId)).find((one) => one.revision === from) : undefined;
    if (!old) throw sharedNotFound();
    const recall = (await this.recalls(itemId)).find(({ version }) => version === old.version);
    if (recall) throw answerRecalled(recall);
    const { adoption, kind, withdrawn } = await this.sharing.get(itemId);
    const alone = adoption?.state === 'FORK' || (adoption?.state === 'DECLINED' && withdrawn);
    if (alone && kind === 'TEMPLATE') return this.asOwn(itemId, old);
    await this.sharing.putBack(itemId, old, revision);
    return null;
  }

  /** The same text a second time is the same template. */
  private async asOwn(itemId: string, { content, version }: Kept): Promise<string> {
    const { door, templates, clock } = this.parts;
    await door.require(libraryPermissions.write);
    const text = textOf(content);
    const same = (await templates.list()).find(
      (one) => one.originItemId === itemId && changedFields(contentOf(one), contentOf(text)).length === 0,
    );
    if (same) return same.id;
    const id = newId();
    const writerId = (await door.entrance()).membershipId;
    await templates.insert(id, text, { scope: 'TENANT', writerId, teamIds: [] }, clock.now());
    await templates.setOrigin(id, { itemId, version });
    await this.parts.done('template.restore', id, { version });
    return id;
  }

  private async recalls(itemId: string) {
    return (await new RecallRepository(this.parts.door).list()).filter((one) => one.itemId === itemId);
  }

  private rows(itemId: string): Promise<Kept[]> {
    return this.parts.door.query<Kept & Record<string, unknown>>(
      `select h.revision, h.state, h.version, h.content, h.decided_at as "decidedAt", h.decided_by as "decidedBy"
         from app.adoption_version h where h.tenant_id = $1 and h.item_id = $2 order by h.revision desc limit ${MOST}`,
      [this.parts.door.tenantId(), itemId],
    );
  }
}
