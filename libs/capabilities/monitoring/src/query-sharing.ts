import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Agreements, Member, Partnerships } from '@samenspraak/tenants';
import type { MonitoringQueryEntity } from './monitoring-query.entity.js';
import { agreementMissing, sharedQueryNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import type { SharedQuery, SharedQueryRepository } from './shared-query.repository.js';

/** Queries as examples for neighbours: publishing makes a copy, and nothing is shared without a valid agreement. */
export class QuerySharing {
  constructor(
    private readonly door: TenantDoor,
    private readonly shared: SharedQueryRepository,
    private readonly partnerships: Partnerships,
    private readonly agreements: Agreements,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<SharedQuery[]> {
    await this.door.require(monitoringPermissions.read);
    const agreed = await this.agreed();
    return agreed ? this.shared.list(agreed.partnershipId) : [];
  }

  /** @throws DomainError MONITORING_AGREEMENT_MISSING, MONITORING_SHARED_QUERY_NOT_FOUND */
  async get(id: string): Promise<SharedQuery> {
    const agreed = await this.agreed();
    if (!agreed) throw agreementMissing();
    const found = isId(id) ? await this.shared.find(agreed.partnershipId, id) : undefined;
    if (!found) throw sharedQueryNotFound();
    return found;
  }

  /** @throws DomainError MONITORING_AGREEMENT_MISSING */
  async publish(query: MonitoringQueryEntity): Promise<void> {
    const agreed = await this.agreed();
    if (!agreed) throw agreementMissing();
    await this.shared.publish(agreed.partnershipId, query, agreed.publisher, this.clock.now());
  }

  withdraw(queryId: string): Promise<void> {
    return this.shared.withdraw(queryId, this.clock.now());
  }

  private async agreed(): Promise<{ partnershipId: string; publisher: Member } | undefined> {
    const partnership = await this.partnerships.find();
    const publisher = partnership?.members.find((member) => member.id === this.door.tenantId());
    const agreement = partnership && (await this.agreements.find('monitoring'));
    if (!publisher || agreement?.partnershipId !== partnership?.id) return undefined;
    return { partnershipId: partnership!.id, publisher };
  }
}
