import type { AnsweringService } from '@samenspraak/conversations';
import { withoutCotag } from '@samenspraak/language/template';
import type { Notify } from '@samenspraak/notifications';
import { newId, type Clock } from '@samenspraak/platform/kernel';
import type { Outbox } from '@samenspraak/platform/queue';
import type { Reply } from '../reply.js';
import { SEND_TOPIC, type ReplyResults } from '../reply-results.js';
import type { ReplyRepository } from '../reply.repository.js';
import type { MessageStop } from './message-stop.js';

/** Takes an answer back that a stop caught before it left: its text is a draft again and its author is told. Who calls this holds its row. */
export class HoldBack {
  constructor(
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly conversations: AnsweringService,
    private readonly outbox: Outbox,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  async hold(reply: Reply, stop: MessageStop): Promise<boolean> {
    const { conversationId, answerId, authorId } = reply;
    const text = withoutCotag(reply.text);
    const kept = await this.conversations.restoreDraft({ id: newId(), conversationId, text, answerId, authorId });
    // Its author began another draft: then the thread keeps the text, with the reason.
    const state = kept ? 'CANCELLED' : 'REJECTED';
    const fence = { from: ['APPROVED', 'QUEUED'] } as const;
    const held = await this.replies.move(reply.id, fence, state, { refusal: 'stopped' }, this.clock.now());
    if (!held) return false;
    await this.outbox.withdraw(SEND_TOPIC, reply.id);
    await this.results.releaseClaim(held);
    await this.results.tell(held, 'reply.hold', 'refused');
    await this.notify.tell({
      kind: 'ANSWER_HELD',
      to: { membershipId: reply.authorId },
      params: { by: stop.madeByName },
      subject: reply.id,
      subjectId: conversationId,
    });
    return true;
  }
}
