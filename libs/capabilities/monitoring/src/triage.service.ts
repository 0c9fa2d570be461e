import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { Announcer, Outbox } from '@samenspraak/platform/queue';
import type { Member, Partnerships } from '@samenspraak/tenants';
import { wordOf } from './attribution-name.js';
import type { AttributionRuleService } from './attribution-rule.service.js';
import { ruleImpossible, ruleNameMissing } from './attribution.errors.js';
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
    private readonly rules: AttributionRuleService,
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
      candidates: post.candidateIds.flatMap((id) => members.find((member) => member.id === id) ?? []),
    }));
  }

  /**
   * Gives a post to a member, or to nobody when `tenantId` is null; with `rule` the name that kept it here means that member
   * from now on, always or with a word of the post. @throws DomainError MONITORING_…
   */
  async attribute(postId: string, tenantId: string | null, rule?: { word: string }): Promise<void> {
    await this.door.require(monitoringPermissions.triage);
    if (tenantId !== null && !(await this.partnerships.members()).some((member) => member.id === tenantId)) {
      throw tenantNotFound();
    }
    const post = isId(postId) ? await this.posts.findOpen(postId) : undefined;
    if (!post) throw triagePostNotFound();
    if (rule) {
      if (tenantId === null) throw ruleImpossible();
      if (post.ambiguousName === null) throw ruleNameMissing();
      await this.rules.correct({ name: post.ambiguousName, word: wordOf(rule.word, post.text), tenantId });
    }
    const { principalId } = this.door.actor();
    if (!(await this.posts.decide(postId, principalId, tenantId))) throw triagePostNotFound();
    await this.audit.record({
      action: tenantId === null ? 'monitoring.triage_dropped' : 'monitoring.triage_attributed',
      objectType: 'triage_post',
      objectId: postId,
      outcome: 'done',
      details: { tenant: tenantId, rule: rule !== undefined },
    });
    await this.outbox.ring(ASSIGN_TOPIC, postId);
    await this.announcer.announce('TRIAGE', [postId]);
  }
}
