import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { Member, Partnerships } from '@samenspraak/tenants';
import { tenantNotFound, triagePostNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import { ASSIGN_TOPIC } from './triage-assignment.js';
import type { TriagePostView } from './triage.js';
import type { TriageDeskRepository } from './triage.repository.js';

export interface TriagePost extends TriagePostView {
  readonly candidates: readonly Member[];
}

/** The desk for posts of which nobody can tell whose they are. */
export class TriageService {
  constructor(
    private readonly door: TenantDoor,
    private readonly posts: TriageDeskRepository,
    private readonly partnerships: Partnerships,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
  ) {}

  async list(): Promise<TriagePost[]> {
    await this.door.require(monitoringPermissions.triage);
    const members = await this.partnerships.members();
    return (await this.posts.listOpen()).map((post) => ({
      ...post,
      candidates: members.filter((member) => post.candidateIds.includes(member.id)),
    }));
  }

  /** Gives a post to a member, or to nobody when `tenantId` is null. @throws DomainError MONITORING_… */
  async attribute(postId: string, tenantId: string | null): Promise<void> {
    await this.door.require(monitoringPermissions.triage);
    if (tenantId !== null && !(await this.partnerships.members()).some((member) => member.id === tenantId)) {
      throw tenantNotFound();
    }
    const { principalId } = this.door.actor();
    if (!isId(postId) || !(await this.posts.decide(postId, principalId, tenantId))) throw triagePostNotFound();
    await this.audit.record({
      action: tenantId === null ? 'monitoring.triage_dropped' : 'monitoring.triage_attributed',
      objectType: 'triage_post',
      objectId: postId,
      outcome: 'done',
      details: { tenant: tenantId },
    });
    await this.outbox.ring(ASSIGN_TOPIC, postId);
    await this.announcer.announce('TRIAGE', [postId]);
  }
}
