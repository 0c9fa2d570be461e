import { findAbuse, type AbuseKind } from '@samenspraak/language/abuse';
import type { Notify } from '@samenspraak/notifications';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock, plainText } from '@samenspraak/platform/kernel';
import { conversationPermissions } from '../conversations.permissions.js';
import type { AggressionKind, AggressionReport } from './aggression-report.js';
import { messageNotFound, reportInvalid } from './protection.errors.js';
import type { ProtectionRepository } from './protection.repository.js';

/** A message that is covered until somebody chooses to read it. */
export interface HurtfulMessage {
  readonly messageId: string;
  readonly kind: AbuseKind;
  /** By the person who asks. */
  readonly opened: boolean;
}

interface AtMessage {
  readonly conversationId: string;
  readonly messageId: string;
  readonly expectedTenantId: string;
}

export interface NewReport extends AtMessage {
  readonly kind: AggressionKind;
  readonly happened: string;
  readonly effect?: string | null;
  readonly wishes?: string | null;
}

/** Stands between colleagues and what people throw at them. */
export class StaffProtection {
  constructor(
    private readonly door: TenantDoor,
    private readonly repository: ProtectionRepository,
    private readonly notify: Notify,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async listHurtful(conversationId: string): Promise<HurtfulMessage[]> {
    await this.door.require(conversationPermissions.read);
    const { membershipId } = await this.door.entrance();
    return (await this.repository.listInbound(conversationId, membershipId)).flatMap(({ id, text, opened }) => {
      const abuse = findAbuse(text);
      return abuse ? [{ messageId: id, kind: abuse.kind, opened }] : [];
    });
  }

  /** Remembered for this person only. */
  async open(input: AtMessage): Promise<boolean> {
    await this.door.require(conversationPermissions.read);
    const message = await this.find(input);
    const { membershipId } = await this.door.entrance();
    await this.repository.open(message.id, membershipId, this.clock.now());
    return true;
  }

  /** Coordinators are told, with the reporter's name and nothing else. */
  async report(input: NewReport): Promise<AggressionReport> {
    await this.door.require(conversationPermissions.write);
    const message = await this.find(input);
    const happened = clean(input.happened);
    const [effect, wishes] = [clean(input.effect), clean(input.wishes)];
    if (happened.length < 1 || happened.length > 4_000) throw reportInvalid('happened');
    if (effect.length > 2_000) throw reportInvalid('effect');
    if (wishes.length > 2_000) throw reportInvalid('wishes');
    const { membershipId } = await this.door.entrance();
    const id = await this.repository.addReport({
      ...{ conversationId: input.conversationId, messageId: message.id, network: message.network },
      ...{ authorExternalId: message.authorExternalId, reporterId: membershipId, kind: input.kind },
      ...{ happened, effect, wishes, at: this.clock.now() },
    });
    await this.audit.record({
      action: 'aggression.report',
      objectType: 'aggression_report',
      objectId: id,
      outcome: 'done',
    });
    const report = (await this.repository.listReports(membershipId, false)).find((one) => one.id === id)!;
    await this.notify.tell({
      kind: 'AGGRESSION_REPORTED',
      to: { roles: ['coordinator'] },
      params: { by: report.reporterName },
      subject: id,
      subjectId: id,
    });
    return report;
  }

  /** Coordinators see all, everybody else their own. */
  async listReports(): Promise<AggressionReport[]> {
    await this.door.require(conversationPermissions.write);
    const { membershipId, roles } = await this.door.entrance();
    return this.repository.listReports(membershipId, roles.includes('coordinator'));
  }

  /** Whether answers in this conversation go out under the team's name: somebody reported its author. */
  isReported(conversationId: string): Promise<boolean> {
    return this.repository.isReported(conversationId);
  }

  private async find({ conversationId, messageId, expectedTenantId }: AtMessage) {
    expectTenant(this.door, expectedTenantId);
    const message =
      isId(conversationId) && isId(messageId)
        ? await this.repository.findMessage(conversationId, messageId)
        : undefined;
    if (!message) throw messageNotFound();
    return message;
  }
}

const clean = (text: string | null | undefined) => plainText(text ?? '');
