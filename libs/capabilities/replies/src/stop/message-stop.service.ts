import type { AnsweringService, Topics } from '@samenspraak/conversations';
import { renderTemplate } from '@samenspraak/language/template';
import type { VariableRepository } from '@samenspraak/library';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock, plainText } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { variablesLeft } from '../replies.errors.js';
import { replyPermissions } from '../replies.permissions.js';
import type { ReplyRepository } from '../reply.repository.js';
import type { HoldBack } from './hold-back.js';
import type { MessageStop } from './message-stop.js';
import { stopChanged, stopInvalid, stopNotFound, stopOver } from './message-stop.errors.js';
import type { MessageStopRepository } from './message-stop.repository.js';
import type { StopGuard } from './stop-guard.js';

export interface NewStop {
  readonly expectedTenantId: string;
  readonly topic?: string | null;
  readonly reason: string;
  readonly line: string;
  readonly lineAllowed: boolean;
  readonly until: Date;
}

export interface Stopped extends MessageStop {
  /** Answers whose call to the network had begun: too late for those. */
  readonly leaving: number;
}

const MOST_DAYS = 30;
const DAY_MS = 86_400_000;

/** Freezes answers and lets them go again. What was queued is held back in the same transaction. */
export class MessageStopService {
  constructor(
    private readonly door: TenantDoor,
    private readonly stops: MessageStopRepository,
    private readonly guard: StopGuard,
    private readonly holdBack: HoldBack,
    private readonly replies: ReplyRepository,
    private readonly conversations: AnsweringService,
    private readonly topics: Topics,
    private readonly variables: VariableRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<MessageStop[]> {
    await this.door.require(replyPermissions.read);
    return this.stops.list();
  }

  /** What can be stopped by name. */
  async listTopics(): Promise<string[]> {
    await this.door.require(replyPermissions.stop);
    return (await this.topics.list()).filter((one) => one.active).map((one) => one.name);
  }

  async stop(input: NewStop): Promise<Stopped> {
    await this.door.require(replyPermissions.stop);
    expectTenant(this.door, input.expectedTenantId);
    const [topic, reason, line] = [input.topic, input.reason, input.line].map(clean) as [string, string, string];
    const now = this.clock.now();
    const ahead = input.until.getTime() - now.getTime();
    if (!(ahead > 0 && ahead <= MOST_DAYS * DAY_MS)) throw stopInvalid('until');
    if (reason.length < 1 || reason.length > 500) throw stopInvalid('reason');
    if (line.length > 2_000 || (input.lineAllowed && line === '')) throw stopInvalid('line');
    const known = (await this.topics.list()).find((one) => one.name.toLowerCase() === topic.toLowerCase());
    if (topic !== '' && !known) throw stopInvalid('topic');
    const { missing } = renderTemplate(line, { ...(await this.variables.values()), 'afzender.naam': 'x' });
    if (missing.length > 0) throw variablesLeft(missing);
    const { membershipId } = await this.door.entrance();
    const made = { topic: known?.name ?? null, reason, line, lineAllowed: input.lineAllowed, until: input.until };
    const id = await this.stops.insert({ ...made, madeBy: membershipId, madeAt: now });
    const stop = (await this.stops.find(id))!;
    const leaving = await this.stops.countLeaving(stop.topic);
    const held = await this.holdQueued(stop);
    await this.stops.addHeld(id, held);
    await this.told('stop.make', stop, { topic: stop.topic, held, leaving });
    return { ...(await this.stops.find(id))!, leaving };
  }

  /** What was held back stays a draft: a person decides whether it still goes. */
  async lift(input: { stopId: string; expectedTenantId: string; version: number }): Promise<MessageStop> {
    await this.door.require(replyPermissions.lift);
    expectTenant(this.door, input.expectedTenantId);
    const stop = isId(input.stopId) ? await this.stops.find(input.stopId) : undefined;
    if (!stop) throw stopNotFound();
    const now = this.clock.now();
    if (stop.liftedAt || stop.until <= now) throw stopOver();
    const { membershipId } = await this.door.entrance();
    if (!(await this.stops.lift(stop.id, input.version, membershipId, now))) throw stopChanged();
    await this.told('stop.lift', stop, { topic: stop.topic });
    return (await this.stops.find(stop.id))!;
  }

  private async holdQueued(stop: MessageStop): Promise<number> {
    let held = 0;
    for (const id of await this.stops.lockQueued(stop.topic)) {
      const reply = await this.replies.find(id);
      if (!reply) continue;
      const conversation = await this.conversations.get(reply.conversationId);
      if ((await this.guard.findHolding(conversation, reply.text)) && (await this.holdBack.hold(reply, stop)))
        held += 1;
    }
    return held;
  }

  private async told(
    action: string,
    stop: MessageStop,
    details: Record<string, string | number | null>,
  ): Promise<void> {
    await this.audit.record({ action, objectType: 'message_stop', objectId: stop.id, outcome: 'done', details });
    // Every conversation may be concerned: the tenant's own id says so.
    await this.announcer.announce('REPLY', [stop.id, this.door.tenantId()]);
  }
}

const clean = (text: string | null | undefined) => plainText(text ?? '');
