import { GATHER_TOPIC, RECALL_TOPIC, type RecallRepository } from '@samenspraak/library';
import type { Notify } from '@samenspraak/notifications';
import type { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, ringLocally, type Announcer, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import type { Workplaces } from '@samenspraak/tenants';
import type { ReplyRepository } from '../reply.repository.js';
import type { HoldBack } from '../stop/hold-back.js';
import type { RecallMessageRepository } from './recall-message.repository.js';

/** Between two houses, so that no desk waits for it: three hundred within a minute. What is called back is blocked from the first moment. */
const APART_MS = 150;

/** Asks for a look in the house of every member of the partnership; that the version may not be sent holds already. */
export class RecallSpreader implements JobRunner {
  readonly topic = RECALL_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly recalls: RecallRepository,
    private readonly workplaces: Pick<Workplaces, 'listMembers'>,
    private readonly store: LocalStore,
    private readonly clock: Clock,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const recall = await asWorker(this.door, tenantId, RECALL_TOPIC, () => this.recalls.find(refId));
    if (!recall) return;
    const members = await this.workplaces.listMembers(recall.partnershipId);
    const begun = this.clock.now().getTime();
    const bells = members.map((member, at) => {
      return { topic: GATHER_TOPIC, refId, tenantId: member, dueAt: new Date(begun + at * APART_MS) } as const;
    });
    await this.store.transaction((query) => ringLocally(query, bells));
  }
}

/** In one tenant: takes back what waits to leave, lists what left, and tells who has to know. Twice is as good as once. */
export class RecallGatherer implements JobRunner {
  readonly topic = GATHER_TOPIC;

  constructor(
    private readonly door: TenantDoor,
    private readonly recalls: RecallRepository,
    private readonly messages: RecallMessageRepository,
    private readonly replies: ReplyRepository,
    private readonly holdBack: HoldBack,
    private readonly notify: Notify,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    await asWorker(this.door, tenantId, GATHER_TOPIC, () => this.gather(tenantId, refId));
  }

  private async gather(tenantId: string, id: string): Promise<void> {
    const recall = await this.recalls.find(id);
    if (!recall) return;
    const touched = await this.messages.lockTouched(recall);
    for (const { id: replyId } of touched.filter(({ state }) => state === 'QUEUED' || state === 'APPROVED')) {
      const reply = await this.replies.find(replyId);
      if (reply) await this.holdBack.holdRecalled(reply, recall);
    }
    const sent = touched.filter(({ state }) => state === 'SENT').map((one) => one.id);
    const added = await this.messages.add(recall, sent, this.clock.now());
    const { title, itemId } = recall;
    const about: { of?: 'ARTICLE' } = recall.sharedKind === 'TEMPLATE' ? {} : { of: 'ARTICLE' };
    for (const { conversationId, membershipId } of await this.messages.listDrafts(itemId)) {
      await this.notify.tell({
        kind: 'DRAFT_RECALLED',
        to: { membershipId },
        params: { title },
        subject: `${id}:${conversationId}`,
        subjectId: conversationId,
        once: true,
      });
    }
    if (added > 0 || (await this.messages.uses(itemId))) {
      await this.notify.tell({
        kind: 'ANSWER_RECALLED',
        to: { roles: ['coordinator'] },
        params: { title, sent: String(sent.length), ...about },
        subject: id,
        subjectId: id,
        once: true,
      });
    }
    await this.announcer.announce('REPLY', [id, tenantId]);
  }
}
