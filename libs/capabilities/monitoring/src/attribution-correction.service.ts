import type { Claims } from '@samenspraak/channels';
import type { HandOn, Handed, Why } from '@samenspraak/conversations';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Outbox } from '@samenspraak/platform/queue';
import type { Partnerships } from '@samenspraak/tenants';
import { ambiguousNameOf, wordOf } from './attribution-name.js';
import type { AttributionRuleService } from './attribution-rule.service.js';
import { handoverImpossible, ruleImpossible, ruleNameMissing } from './attribution.errors.js';
import type { HandoverRequests } from './handover.repository.js';
import { HANDOVER_TOPIC } from './handover.js';
import { tenantNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';

export interface Correction {
  readonly conversationId: string;
  /** Compared, never stored. */
  readonly expectedTenantId: string;
  /** Of the conversation, as the person saw it. */
  readonly version: number;
  /** Whose it is; null for triage. */
  readonly tenantId: string | null;
  readonly makeRule: boolean;
  readonly word?: string | null;
}

/** The raw post goes after three days; a little less, so that the worker still finds it. */
const MOST_HOURS = 70;

/** A person at the desk says that a post came to the wrong council. */
export class AttributionCorrectionService {
  constructor(
    private readonly door: TenantDoor,
    private readonly handOn: HandOn,
    private readonly handovers: HandoverRequests,
    private readonly rules: AttributionRuleService,
    private readonly partnerships: Partnerships,
    private readonly claims: Claims,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CONVERSATIONS_NOT_FOUND, MONITORING_… */
  async correct(input: Correction): Promise<void> {
    await this.door.require(monitoringPermissions.correct);
    expectTenant(this.door, input.expectedTenantId);
    const handed = await this.handOn.take(input.conversationId, input.version);
    const partnership = await this.partnerships.find();
    const to = partnership?.members.find((member) => member.id === input.tenantId);
    if (!partnership || (input.tenantId !== null && (!to || to.id === this.door.tenantId()))) throw tenantNotFound();
    await this.check(handed);
    if (input.makeRule) await this.makeRule(handed, input);
    // Triage looks at the post that began it; what follows belongs to it.
    const given = to ? handed.messages : handed.messages.slice(0, 1);
    for (const { network, externalId } of given) {
      const post = { partnershipId: partnership.id, toId: to?.id ?? null, network, externalId };
      await this.outbox.ring(HANDOVER_TOPIC, await this.handovers.add(post));
    }
    const why: Why = to ? { code: 'handed_on', params: { name: to.name } } : { code: 'returned_to_triage', params: {} };
    await this.handOn.giveAway(handed, why);
    await this.audit.record({
      action: 'monitoring.attribution_corrected',
      objectType: 'conversation',
      objectId: handed.row.id,
      outcome: 'done',
      details: { tenant: to?.id ?? null, rule: input.makeRule },
    });
  }

  private async check({ row, messages, answered, rootSourceId }: Handed): Promise<void> {
    // What was sent to the account itself was not attributed: nobody else may see it.
    const open = messages.every((message) => message.visibility === 'public' || message.visibility === 'unlisted');
    if (!open || messages.length === 0) throw handoverImpossible('private');
    if (row.involvement === 'WATCH') throw handoverImpossible('watching');
    const claimed = rootSourceId !== undefined && (await this.claims.lead(rootSourceId)) === this.door.tenantId();
    if (answered || claimed) throw handoverImpossible('answered');
    const oldest = this.clock.now().getTime() - MOST_HOURS * 3_600_000;
    if (messages.some((message) => message.receivedAt.getTime() < oldest)) throw handoverImpossible('too_old');
  }

  private async makeRule({ messages }: Handed, { tenantId, word }: Correction): Promise<void> {
    if (tenantId === null) throw ruleImpossible();
    const text = messages[0]!.text;
    const name = ambiguousNameOf(text);
    if (!name) throw ruleNameMissing();
    await this.rules.correct({ name, word: wordOf(word, text), tenantId });
  }
}
