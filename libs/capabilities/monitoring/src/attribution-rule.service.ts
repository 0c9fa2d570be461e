import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { Memberships, Partnerships, TenantView } from '@samenspraak/tenants';
import type { AttributionRuleRepository, NamedTenant } from './attribution-rule.repository.js';
import type { Rule, Ruling, RuleState } from './attribution-rule.js';
import { ruleChanged, ruleImpossible, ruleNotFound } from './attribution.errors.js';
import { tenantNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';

export interface CorrectionView {
  readonly at: Date;
  /** The person when it is a colleague; else the participant, since names of people stay with their employer. */
  readonly byName: string;
  readonly byTenant: TenantView;
  /** Whose the name is, according to this one. */
  readonly tenant: TenantView;
}

/** A rule of the partnership as all its members see it. */
export interface RuleView {
  readonly id: string;
  readonly name: string;
  readonly word: string | null;
  readonly tenant: TenantView;
  readonly state: RuleState;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly corrections: readonly CorrectionView[];
  readonly version: number;
}

/** A rule that a correction asks for. */
export interface NewRule {
  readonly name: string;
  readonly word: string;
  readonly tenantId: string;
}

const TRIES = 5;

/** What corrections became: visible to all members, made by any of them, taken away or settled by the triage role. */
export class AttributionRuleService {
  constructor(
    private readonly door: TenantDoor,
    private readonly rules: AttributionRuleRepository,
    private readonly partnerships: Partnerships,
    private readonly memberships: Memberships,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<RuleView[]> {
    await this.door.require(monitoringPermissions.read);
    const partnership = await this.partnerships.find();
    return partnership ? this.show(partnership.id, await this.rules.list(partnership.id)) : [];
  }

  /** @throws DomainError MONITORING_RULE_… */
  async withdraw(id: string, version: number): Promise<RuleView> {
    return this.rule(id, version, 'withdrawal', null);
  }

  /** Ends a dispute, or changes whose a name is. @throws DomainError MONITORING_… */
  async settle(id: string, version: number, tenantId: string): Promise<RuleView> {
    return this.rule(id, version, 'settlement', tenantId);
  }

  /** Keeps what a person said about a name; who says something else than the rule makes it disputed. The caller has checked the permission. */
  async correct({ name, word, tenantId }: NewRule): Promise<void> {
    const { id: partnershipId } = await this.partnerships.get();
    if (!(await this.isMunicipality(tenantId))) throw ruleImpossible();
    const ruleId = await this.rules.subject(partnershipId, name, word, this.clock.now());
    for (let tried = 0; tried < TRIES; tried += 1) {
      const before = await this.rules.find(partnershipId, ruleId);
      const version = (before?.version ?? 0) + 1;
      if (await this.add(partnershipId, ruleId, { version, kind: 'correction', meantId: tenantId })) return;
    }
    throw ruleChanged(0);
  }

  private async rule(id: string, version: number, kind: Ruling['kind'], meantId: string | null): Promise<RuleView> {
    await this.door.require(monitoringPermissions.triage);
    const partnership = await this.partnerships.find();
    const before = isId(id) && partnership ? await this.rules.find(partnership.id, id) : undefined;
    if (!before || !partnership) throw ruleNotFound();
    if (meantId !== null && !(await this.isMunicipality(meantId))) throw tenantNotFound();
    const ruled = before.version === version && before.state !== 'WITHDRAWN';
    if (!ruled || !(await this.add(partnership.id, id, { version: version + 1, kind, meantId }))) {
      throw ruleChanged((await this.rules.find(partnership.id, id))?.version ?? before.version);
    }
    return (await this.show(partnership.id, [(await this.rules.find(partnership.id, id))!]))[0]!;
  }

  private async add(
    partnershipId: string,
    ruleId: string,
    ruling: Pick<Ruling, 'version' | 'kind' | 'meantId'>,
  ): Promise<boolean> {
    const byId = (await this.door.entrance()).membershipId;
    if (!(await this.rules.add(partnershipId, ruleId, { ...ruling, byId, at: this.clock.now() }))) return false;
    await this.audit.record({
      action: `monitoring.rule_${ruling.kind}`,
      objectType: 'attribution_rule',
      objectId: ruleId,
      outcome: 'done',
      details: { tenant: ruling.meantId, version: ruling.version },
    });
    return true;
  }

  private async isMunicipality(tenantId: string): Promise<boolean> {
    return (await this.partnerships.members()).some((member) => member.id === tenantId && member.gmCode !== null);
  }

  private async show(partnershipId: string, rules: readonly Rule[]): Promise<RuleView[]> {
    const tenants = await this.rules.names(partnershipId);
    const people = new Map((await this.memberships.colleagues()).map((one) => [one.id, one.displayName]));
    return rules.map((rule) => view(rule, tenants, people));
  }
}

function view(rule: Rule, tenants: ReadonlyMap<string, NamedTenant>, people: ReadonlyMap<string, string>): RuleView {
  const corrections = rule.rulings.flatMap(({ meantId, authorId, byId, at }) => {
    const [tenant, byTenant] = [tenants.get(meantId ?? ''), tenants.get(authorId)];
    if (!tenant || !byTenant) return [];
    return [{ at, byName: people.get(byId) ?? byTenant.name, byTenant, tenant }];
  });
  const [first, last] = [corrections[0]!, corrections.at(-1)!];
  return {
    id: rule.id,
    name: rule.name,
    word: rule.word || null,
    tenant: tenants.get(rule.meantId ?? '') ?? last.tenant,
    state: rule.state,
    madeAt: first.at,
    madeByName: first.byName,
    corrections,
    version: rule.version,
  };
}
