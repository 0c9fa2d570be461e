import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { replyPermissions } from '../replies.permissions.js';
import { approvalRoles, ruleKinds, type ApprovalRole, type ApprovalRule, type RuleKind } from './approval.js';
import { ruleChanged, ruleInvalid, ruleNotFound } from './approval.errors.js';
import type { ApprovalRuleRepository } from './approval-rule.repository.js';

const MOST_TIERS = 3;

export interface SaveRule {
  readonly expectedTenantId: string;
  /** Absent: a new one. */
  readonly ruleId?: string | null;
  readonly version?: number | null;
  readonly kind: RuleKind;
  readonly value?: string | null;
  readonly tiers: readonly ApprovalRole[];
}

/** The tenant's rules about who agrees with what. They hold from the next look on, also for what waits already. */
export class ApprovalRules {
  constructor(
    private readonly door: TenantDoor,
    private readonly rules: ApprovalRuleRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<ApprovalRule[]> {
    await this.door.require(replyPermissions.rules);
    return this.rules.list();
  }

  async save(input: SaveRule): Promise<ApprovalRule[]> {
    await this.door.require(replyPermissions.rules);
    expectTenant(this.door, input.expectedTenantId);
    const { tiers, kind } = input;
    const named = kind === 'TOPIC' || kind === 'NETWORK';
    const value = named ? plainText(input.value ?? '') : null;
    if (!ruleKinds.includes(kind) || (named && (value === '' || value!.length > 100))) throw ruleInvalid();
    if (tiers.length < 1 || tiers.length > MOST_TIERS || !tiers.every((one) => approvalRoles.includes(one))) {
      throw ruleInvalid();
    }
    const { membershipId } = await this.door.entrance();
    const at = this.clock.now();
    if (input.ruleId) {
      await this.mustHave(input.ruleId);
      if (!(await this.rules.saveTiers(input.ruleId, input.version ?? 0, tiers, membershipId, at))) throw ruleChanged();
    } else if (!(await this.rules.insert({ kind, value, tiers }, membershipId, at))) throw ruleChanged();
    return this.done('approval_rule.save', input.ruleId ?? kind, { kind, tiers: tiers.join(' ') });
  }

  async remove(input: { ruleId: string; expectedTenantId: string; version: number }): Promise<ApprovalRule[]> {
    await this.door.require(replyPermissions.rules);
    expectTenant(this.door, input.expectedTenantId);
    await this.mustHave(input.ruleId);
    if (!(await this.rules.remove(input.ruleId, input.version))) throw ruleChanged();
    return this.done('approval_rule.remove', input.ruleId, {});
  }

  private async mustHave(id: string): Promise<void> {
    if (!isId(id) || !(await this.rules.has(id))) throw ruleNotFound();
  }

  private async done(action: string, objectId: string, details: Record<string, string>): Promise<ApprovalRule[]> {
    await this.audit.record({ action, objectType: 'approval_rule', objectId, outcome: 'done', details });
    await this.announcer.announce('REPLY', [this.door.tenantId()]);
    return this.rules.list();
  }
}
