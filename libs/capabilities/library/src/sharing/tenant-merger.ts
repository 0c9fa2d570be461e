import { newId } from '@samenspraak/platform/kernel';
import { libraryPermissions } from '../library.permissions.js';
import type { Template } from '../template.repository.js';
import { changedFields, sharedKinds, textOf } from './shared-content.js';
import { inUse, type Adoption } from './shared-item.js';
import type { SharingParts } from './sharing-parts.js';

/** What a tenant that ends takes along. */
export interface Removal {
  readonly templates: readonly Template[];
  readonly adoptions: readonly Adoption[];
}

/** Two tenants become one: each text that either of them used is there afterwards. One tenant per transaction, so in two steps. */
export class TenantMerger {
  constructor(private readonly parts: SharingParts) {}

  /** In the tenant that ends. It is no longer told of news. */
  async take(): Promise<Removal> {
    await this.parts.door.require(libraryPermissions.configure);
    const lists = await Promise.all(sharedKinds.map((kind) => this.parts.adoptions.list(kind)));
    const adoptions = lists.flat();
    for (const { itemId } of adoptions) await this.parts.adoptions.route(itemId, 'DECLINED');
    await this.parts.done('library.leave', this.parts.door.tenantId(), { adoptions: adoptions.length });
    return { templates: await this.parts.templates.list(), adoptions };
  }

  /** In the tenant that goes on. Its own decisions stand; where the other one used other words these become a template of its own. */
  async bring({ templates, adoptions }: Removal): Promise<{ readonly moved: number; readonly kept: number }> {
    await this.parts.door.require(libraryPermissions.configure);
    const here = await this.parts.templates.list();
    let [moved, kept] = [0, 0];
    for (const template of templates) {
      const same = here.some((one) => one.title === template.title && one.body === template.body);
      if (same) continue;
      const { originItemId: itemId, originVersion: version } = template;
      await this.write(template, itemId === null ? undefined : { itemId, version: version ?? 0 });
      kept += 1;
    }
    for (const one of adoptions) {
      if (await this.move(one)) moved += 1;
      else if (await this.keep(one)) kept += 1;
    }
    await this.parts.done('library.merge', this.parts.door.tenantId(), { moved, kept });
    return { moved, kept };
  }

  /** @returns false when this tenant decided about it already, or wrote it. */
  private async move(one: Adoption): Promise<boolean> {
    const { itemId, kind, partnershipId, state, version, baseVersion, review, reason, publisher } = one;
    if (publisher.id === this.parts.door.tenantId() || (await this.parts.adoptions.find(itemId))) return false;
    const copy = state === 'DECLINED' ? { base: null, content: null } : { base: one.base, content: one.content };
    const decision = { itemId, kind, partnershipId, state, version, baseVersion, review, reason, publisher, ...copy };
    if (!(await this.parts.adoptions.decide(decision, undefined, this.parts.clock.now()))) return false;
    await this.parts.adoptions.route(itemId, state);
    return true;
  }

  private async keep(one: Adoption): Promise<boolean> {
    if (one.kind !== 'TEMPLATE' || (one.state !== 'FOLLOW' && one.state !== 'OVERRIDE')) return false;
    const ours = await this.parts.adoptions.find(one.itemId);
    const used = ours && ours.state !== 'DECLINED' ? inUse(ours).content : undefined;
    if (used && changedFields(used, one.content).length === 0) return false;
    await this.write(textOf(one.content), { itemId: one.itemId, version: one.version ?? 0 });
    return true;
  }

  private async write(
    { title, topic, greeting, body, closing, block, details }: ReturnType<typeof textOf>,
    origin: { itemId: string; version: number } | undefined,
  ): Promise<void> {
    const id = newId();
    const writerId = (await this.parts.door.entrance()).membershipId;
    const { ownerId: _, ...rest } = details;
    const text = { title, topic, greeting, body, closing, block, details: rest };
    await this.parts.templates.insert(id, text, { scope: 'TENANT', writerId, teamIds: [] }, this.parts.clock.now());
    if (origin) await this.parts.templates.setOrigin(id, origin);
  }
}
