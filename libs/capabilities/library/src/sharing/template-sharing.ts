import { isId, newId } from '@samenspraak/platform/kernel';
import { requireRenderable } from '../content/template-checks.js';
import { fieldInvalid, scopeRefused, templateChanged, templateNotFound } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import type { Template, TemplateVersion } from '../template.repository.js';
import { missingVariables, type TemplateText } from '../variable-definition.js';
import type { SharedVersion } from './item.repository.js';
import type { Publications } from './publications.js';
import { contentOf, textOf, type SharedContent } from './shared-content.js';
import { inUse, isWaiting, type AdoptionState } from './shared-item.js';
import type { SharingParts } from './sharing-parts.js';
import type { Settlement, SharedView, Sharing } from './sharing.service.js';
import type { MergedField } from './three-way-merge.js';

/** What somebody in the partnership published, and what this tenant did with it. */
export interface SharedTemplate extends TemplateText, Pick<SharedView, 'id' | 'publisher' | 'version' | 'publishedAt'> {
  readonly note: string | null;
  readonly withdrawn: boolean;
  readonly mine: boolean;
  readonly adoption: AdoptionState;
  readonly adoptedVersion: number | null;
  /** The words that this tenant uses; null where it uses none. */
  readonly here: TemplateText | null;
  readonly waiting: boolean;
  readonly decideBefore: Date | null;
  readonly review: boolean;
  readonly revision: number | null;
  readonly reason: string | null;
  /** What this tenant has to fill in before anybody can send it. */
  readonly missingVariables: readonly string[];
}

export interface SharedTemplateDetail {
  readonly versions: readonly SharedVersion[];
  /** Our text and the author's newer one, field by field; empty where nothing waits. */
  readonly merge: readonly MergedField[];
  /** Colleagues who can fill in what is missing; empty where nothing is. */
  readonly whoFills: readonly string[];
}

export interface Choice {
  readonly itemId: string;
  readonly choice: 'FOLLOW' | 'OVERRIDE' | 'FORK' | 'DECLINED';
  readonly review?: boolean | null;
  readonly fields?: SharedContent;
  readonly reason?: string | null;
  readonly revision?: number | null;
}

export interface TemplateRevision extends TemplateVersion {
  readonly savedByName: string;
}

/** Sharing of templates: what our own become for the neighbours, and theirs for us. */
export class TemplateSharing {
  constructor(
    private readonly parts: SharingParts,
    private readonly sharing: Sharing,
    private readonly publications: Publications,
  ) {}

  /** Asks a colleague to agree with the template as it stands; from then on the partnership sees it. */
  async publish(templateId: string, note: string | null): Promise<Template> {
    const template = await this.own(templateId, 'publish');
    if (template.scope !== 'TENANT') throw scopeRefused();
    const { id: sourceId, version, itemId } = template;
    const writtenBy = (await this.parts.templates.versions(sourceId))[0]?.savedBy;
    const content = contentOf(template);
    await this.publications.request({ kind: 'TEMPLATE', sourceId, itemId, version, content, note, writtenBy });
    return this.own(templateId, 'read');
  }

  /** Takes a template back: no one new can take it; who uses it keeps it. */
  async withdraw(templateId: string): Promise<Template> {
    const template = await this.own(templateId, 'publish');
    if (template.itemId) {
      await this.publications.withdraw('TEMPLATE', template.id, template.itemId);
      await this.parts.templates.markWithdrawn(template.id);
    }
    return this.own(templateId, 'read');
  }

  async listShared(search: string | null): Promise<SharedTemplate[]> {
    const values = await this.parts.variables.values();
    const found = await this.sharing.listShared('TEMPLATE', search);
    return found.map((item) => toTemplate(item, values));
  }

  async detail(itemId: string): Promise<SharedTemplateDetail> {
    const item = await this.sharing.get(itemId);
    const { adoption } = item;
    const { missingVariables: missing } = toTemplate(item, await this.parts.variables.values());
    const fillers = missing.length > 0 ? await this.parts.people.listByRoles(libraryPermissions.setVariable.roles) : [];
    return {
      versions: await this.sharing.versions(itemId),
      merge: adoption && isWaiting(adoption) ? this.sharing.merge(adoption) : [],
      whoFills: fillers.map(({ displayName }) => displayName).slice(0, 10),
    };
  }

  /** One of the four: follow, change, go on alone, decline. @returns the template, and the own one that a fork became. */
  async choose({ itemId, choice, ...wish }: Choice): Promise<{ template: SharedTemplate; forkId: string | null }> {
    const revision = wish.revision ?? undefined;
    const fields = await this.known(wish.fields);
    let forkId: string | null = null;
    if (choice === 'FOLLOW') await this.sharing.adopt(itemId, wish.review ?? false, revision);
    if (choice === 'OVERRIDE') await this.sharing.override(itemId, fields, revision);
    if (choice === 'DECLINED') await this.sharing.decline(itemId, wish.reason ?? '', revision);
    if (choice === 'FORK') forkId = await this.sharing.fork(itemId, (...copy) => this.copy(...copy), revision);
    return { template: await this.get(itemId), forkId };
  }

  async settle(settlement: Settlement): Promise<SharedTemplate> {
    await this.sharing.settle({ ...settlement, fields: await this.known(settlement.fields) });
    return this.get(settlement.itemId);
  }

  /** Every version of an own template, the newest first. */
  async history(templateId: string): Promise<TemplateRevision[]> {
    const template = await this.own(templateId, 'read');
    const versions = await this.parts.templates.versions(template.id);
    const names = await this.parts.people.namesOf(versions.map(({ savedBy }) => savedBy));
    return versions.map((one) => ({ ...one, savedByName: names.get(one.savedBy) ?? '' }));
  }

  /** Puts an old version back as a new one; nothing is thrown away. */
  async restore(templateId: string, version: number, seenVersion: number): Promise<Template> {
    const template = await this.own(templateId, 'write');
    const old = (await this.parts.templates.versions(template.id)).find((one) => one.version === version);
    if (!old) throw templateNotFound();
    const { title, topic, greeting, body, closing, block, details } = old;
    const text = { title, topic, greeting, body, closing, block, details };
    const kept = await this.parts.templates.update(template.id, seenVersion, text, template, this.parts.clock.now());
    if (!kept) throw templateChanged(template.version);
    await this.parts.done('template.restore', template.id, { version });
    return this.own(templateId, 'read');
  }

  private async get(itemId: string): Promise<SharedTemplate> {
    return toTemplate(await this.sharing.get(itemId), await this.parts.variables.values());
  }

  private async copy(content: SharedContent, origin: { itemId: string; version: number }): Promise<string> {
    const id = newId();
    const writerId = (await this.parts.door.entrance()).membershipId;
    const scoped = { scope: 'TENANT', writerId, teamIds: [] } as const;
    await this.parts.templates.insert(id, textOf(content), scoped, this.parts.clock.now());
    await this.parts.templates.setOrigin(id, origin);
    return id;
  }

  /** @throws DomainError as saving a template does */
  private async known(fields: SharedContent = {}): Promise<SharedContent> {
    if (fields.body?.trim() === '') throw fieldInvalid('body', 1, 5_000);
    await requireRenderable(fields, this.parts.variables);
    return fields;
  }

  private async own(id: string, right: 'read' | 'write' | 'publish'): Promise<Template> {
    await this.parts.door.require(libraryPermissions[right]);
    const found = isId(id) ? await this.parts.templates.find(id) : undefined;
    if (!found) throw templateNotFound();
    return found;
  }
}

function toTemplate(item: SharedView, values: Readonly<Record<string, string>>): SharedTemplate {
  const { adoption, id, publisher, version, publishedAt, note, withdrawn, mine } = item;
  const uses = adoption?.state === 'FOLLOW' || adoption?.state === 'OVERRIDE' ? inUse(adoption) : undefined;
  const [upstream, here] = [textOf(item.content), uses ? textOf(uses.content) : null];
  return {
    ...upstream,
    ...{ id, publisher, version, publishedAt, note, withdrawn, mine, here },
    adoption: adoption?.state ?? 'NONE',
    adoptedVersion: uses?.version ?? adoption?.version ?? null,
    waiting: adoption !== undefined && isWaiting(adoption),
    decideBefore: adoption?.decideBefore ?? null,
    review: adoption?.review ?? false,
    revision: adoption?.revision ?? null,
    reason: adoption?.reason ?? null,
    missingVariables: missingVariables(here ?? upstream, values),
  };
}
