import type { Facts } from '@samenspraak/metrics';
import type { Clock } from '@samenspraak/platform/kernel';
import type { ChangeRepository } from '../change.repository.js';
import type { CloseChannel, CloseResult, ConversationRow } from '../conversation.js';
import { answerInFlight, promiseOpen } from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { ReplyGate, ReplyState } from '../reply-gate.js';
import type { TopicNames } from '../interpretation/topic-names.js';
import type { ChangeOf, DeskChanges } from './desk-changes.js';
import type { FollowUpRepository } from './follow-up.repository.js';

/** The five things that closing asks. */
export interface Closing {
  readonly channel?: CloseChannel | null;
  readonly topic?: string | null;
  readonly department?: string | null;
  readonly result: CloseResult;
  readonly answerFound?: boolean | null;
  /** What was promised stays, and brings it back when it is due. */
  readonly keepPromises?: boolean | null;
}

const IN_FLIGHT: readonly ReplyState[] = ['QUEUED', 'SENDING', 'UNKNOWN'];

/** Ends a conversation. Not while an answer is on its way, and not past a promise that nobody mentioned. */
export class ConversationClosing {
  constructor(
    private readonly desk: DeskChanges,
    private readonly changes: ChangeRepository,
    private readonly followUps: FollowUpRepository,
    private readonly replies: ReplyGate,
    private readonly names: TopicNames,
    private readonly facts: Facts,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CONVERSATIONS_ANSWER_IN_FLIGHT, CONVERSATIONS_PROMISE_OPEN */
  async close(input: ChangeOf & Closing): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const topic = await this.names.topic(input.topic, row.topic);
    const department = await this.names.department(input.department, row.department);
    if ((await this.replies.timeline(row.id)).some(({ state }) => IN_FLIGHT.includes(state))) throw answerInFlight();
    const promises = await this.followUps.countOpen(row.id);
    if (promises > 0 && input.keepPromises !== true) throw promiseOpen(promises);
    const at = this.clock.now();
    const excluded = input.result === 'NO_REPLY_NEEDED' && row.question !== true;
    const end = {
      ...{ topic, department, result: input.result, channel: input.channel ?? null },
      ...{ answerFound: input.answerFound ?? null, at, excluded },
    };
    await this.desk.must(this.changes.close(row.id, input.version, end), row);
    if (excluded) {
      await this.facts.excluded({ conversationId: row.id, reason: 'NO_REPLY_NEEDED', at: row.lastInboundAt });
    }
    await this.facts.closed({ conversationId: row.id, at });
    return this.desk.done(
      'conversation.close',
      row.id,
      { result: input.result },
      { kind: 'CLOSED', what: [input.result] },
    );
  }
}
