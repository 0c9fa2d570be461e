import type { AnsweringService } from '@samenspraak/conversations';
import type { Notify } from '@samenspraak/notifications';
import type { Recall } from '@samenspraak/library';
import { newId } from '@samenspraak/platform/kernel';
import { draftTextOf } from '../compose-reply.js';
import type { Reply } from '../reply.js';
import type { ReplyResults } from '../reply-results.js';
import type { ReplyRepository } from '../reply.repository.js';
import type { MessageStop } from './message-stop.js';

/** Takes an answer back that a stop or a recall caught before it left: its text is a draft again and its author is told. Who calls this holds its row. */
export class HoldBack {
  constructor(
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly conversations: AnsweringService,
    private readonly notify: Notify,
  ) {}

  /** The first part, which tells what the answer says as a whole and where it came from. */
  async wholeOf(reply: Reply): Promise<Reply> {
    const first = reply.part > 1 && reply.threadId ? await this.replies.find(reply.threadId) : reply;
    return first ?? reply;
  }

  async hold(reply: Reply, stop: MessageStop): Promise<boolean> {
    if (!(await this.giveBack(reply, 'stopped'))) return false;
    await this.notify.tell({
      kind: 'ANSWER_HELD',
      to: { membershipId: reply.authorId },
      params: { by: stop.madeByName },
      subject: reply.id,
      subjectId: reply.conversationId,
    });
    return true;
  }

  /** The same, when its author called back what the answer says. */
  async holdRecalled(reply: Reply, { title }: Recall): Promise<boolean> {
    if (!(await this.giveBack(reply, 'recalled'))) return false;
    await this.notify.tell({
      kind: 'DRAFT_RECALLED',
      to: { membershipId: reply.authorId },
      params: { title },
      subject: reply.id,
      subjectId: reply.conversationId,
    });
    return true;
  }

  private async giveBack(reply: Reply, refusal: 'stopped' | 'recalled'): Promise<boolean> {
    const { conversationId, answerId, answerVersion, authorId, threadId } = reply;
    const parts = threadId ? await this.replies.listParts(threadId) : [reply];
    const text = draftTextOf(parts.filter((one) => one.part >= reply.part));
    const origin = { answerId, answerVersion };
    const kept = await this.conversations.restoreDraft({ id: newId(), conversationId, text, ...origin, authorId });
    // Its author began another draft, or a part is out already: then the thread keeps the text, with the reason.
    const state = kept && reply.part === 1 ? 'CANCELLED' : 'REJECTED';
    const held = await this.results.cancel(reply, state, { refusal });
    if (!held) return false;
    await this.results.tell(held, 'reply.hold', 'refused');
    return true;
  }
}
