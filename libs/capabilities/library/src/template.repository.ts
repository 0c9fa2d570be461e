import type { TenantDoor } from '@samenspraak/platform/database';
import { ArrayContains } from 'typeorm';
import type { Scoped } from './content/template-scope.js';
import { TemplateEntity } from './template.entity.js';
import type { TemplateText } from './variable-definition.js';

export interface Template extends TemplateText, Scoped {
  readonly id: string;
  readonly version: number;
  readonly itemId: string | null;
  /** Of a fork: what it was made from. */
  readonly originItemId: string | null;
  readonly originVersion: number | null;
  readonly publishedVersion: number | null;
  readonly usedCount: number;
  readonly updatedAt: Date;
}

export interface TemplateVersion extends TemplateText {
  readonly version: number;
  readonly savedAt: Date;
  /** A principal. */
  readonly savedBy: string;
}

const MOST = 1_000;
const MOST_VERSIONS = 200;

/** The tenant's own templates and their versions, as far as they are for the person who asks. */
export class TemplateRepository {
  constructor(private readonly door: TenantDoor) {}

  async list(): Promise<Template[]> {
    return (await this.rows()).find({
      where: await this.mine({}),
      order: { title: 'ASC', id: 'ASC' },
      take: MOST,
    });
  }

  async find(id: string): Promise<Template | undefined> {
    return (await (await this.rows()).findOneBy(await this.mine({ id }))) ?? undefined;
  }

  async insert(id: string, text: TemplateText, scoped: Scoped, at: Date): Promise<void> {
    const { tenantId, principalId } = this.door.actor();
    await (
      await this.rows()
    ).insert({
      tenantId,
      id,
      ...text,
      ...forRow(scoped),
      version: 1,
      itemId: null,
      publishedVersion: null,
      usedCount: 0,
      updatedAt: at,
      updatedBy: principalId,
    });
    await this.keepVersion(id, 1, text, at);
  }

  /** @returns false when the version is not the one that the person saw. */
  async update(id: string, seenVersion: number, text: TemplateText, scoped: Scoped, at: Date): Promise<boolean> {
    const { tenantId, principalId } = this.door.actor();
    const result = await (
      await this.rows()
    ).update(
      { tenantId, id, version: seenVersion },
      { ...text, ...forRow(scoped), version: seenVersion + 1, updatedAt: at, updatedBy: principalId },
    );
    if (result.affected !== 1) return false;
    await this.keepVersion(id, seenVersion + 1, text, at);
    return true;
  }

  /** The newest first. */
  async versions(id: string): Promise<TemplateVersion[]> {
    return this.door.query<TemplateVersion & Record<string, unknown>>(
      `select v.version, v.title, v.topic, v.greeting, v.body, v.closing, v.block, v.details, v.saved_at as "savedAt", v.saved_by as "savedBy"
       from app.template_version v where v.tenant_id = $1 and v.template_id = $2 order by v.version desc limit ${MOST_VERSIONS}`,
      [this.door.tenantId(), id],
    );
  }

  async setOrigin(id: string, { itemId, version }: { itemId: string; version: number }): Promise<void> {
    await (
      await this.rows()
    ).update({ tenantId: this.door.tenantId(), id }, { originItemId: itemId, originVersion: version });
  }

  async markPublished(id: string, itemId: string, version: number): Promise<void> {
    await (await this.rows()).update({ tenantId: this.door.tenantId(), id }, { itemId, publishedVersion: version });
  }

  async markWithdrawn(id: string): Promise<void> {
    await (await this.rows()).update({ tenantId: this.door.tenantId(), id }, { publishedVersion: null });
  }

  private async keepVersion(id: string, version: number, text: TemplateText, at: Date): Promise<void> {
    await this.door.query(
      `insert into app.template_version (tenant_id, template_id, version, title, topic, greeting, body, closing, block, details, saved_at, saved_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        this.door.tenantId(),
        id,
        version,
        text.title,
        text.topic,
        text.greeting,
        text.body,
        text.closing,
        text.block,
        JSON.stringify(text.details),
        at,
        this.door.actor().principalId,
      ],
    );
  }

  /** Also those that colleagues keep to themselves: to know what they need. */
  async listOfTenant(): Promise<Template[]> {
    return (await this.rows()).find({ where: { tenantId: this.door.tenantId() }, order: { title: 'ASC', id: 'ASC' } });
  }

  /** Also one that a colleague keeps to itself: to know that it is there, not to use it. */
  async findOfTenant(id: string): Promise<Template | undefined> {
    return (await (await this.rows()).findOneBy({ tenantId: this.door.tenantId(), id })) ?? undefined;
  }

  private async mine(where: { id?: string }) {
    const { membershipId } = await this.door.entrance();
    const of = { tenantId: this.door.tenantId(), ...where };
    return [
      { ...of, scope: 'TENANT' as const },
      { ...of, writerId: membershipId },
      { ...of, scope: 'TEAM' as const, teamIds: ArrayContains([membershipId]) },
    ];
  }

  private async rows() {
    return (await this.door.manager()).getRepository(TemplateEntity);
  }
}

const forRow = ({ scope, writerId, teamIds }: Scoped) => ({ scope, writerId, teamIds: [...teamIds] });
