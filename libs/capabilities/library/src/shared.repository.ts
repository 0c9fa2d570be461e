import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import { AdoptionRepository } from './sharing/adoption.repository.js';
import { textOf } from './sharing/shared-content.js';
import { inUse } from './sharing/shared-item.js';
import type { TemplateText } from './variable-definition.js';

/** A neighbour's template in the words in which this tenant sends it. */
export interface AdoptedTemplate extends TemplateText {
  /** The item's. */
  readonly id: string;
  readonly version: number;
  readonly override: boolean;
  readonly publisher: TenantView;
  readonly publishedAt: Date;
  readonly usedCount: number;
}

/** What this tenant uses of its neighbours, and how often. */
export class SharedRepository {
  private readonly adoptions: AdoptionRepository;

  constructor(private readonly door: TenantDoor) {
    this.adoptions = new AdoptionRepository(door);
  }

  /** Also what its author took back, and what is out of sight by now: everybody keeps a copy. */
  async listFollowed(): Promise<AdoptedTemplate[]> {
    return (await this.adoptions.listInUse('TEMPLATE')).map((adoption) => {
      const { itemId: id, version, override, publisher, usedCount, content } = inUse(adoption);
      const publishedAt = adoption.upstream?.publishedAt ?? adoption.decidedAt;
      return { ...textOf(content), id, version, override, publisher, usedCount, publishedAt };
    });
  }

  /** An answer went out: counted with whoever used it, never shown to the author by name. */
  async countUse(answerId: string): Promise<void> {
    const parameters = [this.door.tenantId(), answerId];
    await this.door.query(
      'update app.template t set used_count = t.used_count + 1 where t.tenant_id = $1 and t.id = $2',
      parameters,
    );
    await this.door.query(
      'update app.adoption d set used_count = d.used_count + 1 where d.tenant_id = $1 and d.item_id = $2',
      parameters,
    );
  }
}
