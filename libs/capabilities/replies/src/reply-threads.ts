import type { AnswerTarget, Echo, Replyability, ReplyPort, TimelineReply } from '@samenspraak/conversations';
import type { AccountRules } from './account-rules.js';
import { refusalSentence } from './refusal-sentence.js';
import { provenanceOf, undoUntilOf } from './reply.js';
import type { ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';

const LEADING_MENTIONS = /^(?:@[^\s@]{1,200}(?:@[^\s@]{1,200})?\s+)+/u;

/** What conversations shows and hears of replies. */
export class ReplyThreads implements ReplyPort {
  constructor(
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly rules: AccountRules,
  ) {}

  async timeline(conversationId: string): Promise<TimelineReply[]> {
    const replies = await this.replies.listThread(conversationId);
    return replies
      .filter((reply) => reply.state !== 'CANCELLED')
      .map((reply) => ({
        replyId: reply.id,
        at: reply.sentAt ?? reply.createdAt,
        text: reply.text,
        authorName: reply.authorName,
        cotag: reply.cotag,
        state: reply.state,
        permalink: reply.permalink,
        undoUntil: undoUntilOf(reply),
        refusal: refusalSentence(reply.refusal),
        provenance: provenanceOf(reply),
      }));
  }

  async replyability(accountId: string | null, network: string, target: AnswerTarget | null): Promise<Replyability> {
    return (await this.rules.find(accountId, network, target)).replyability;
  }

  /** By external id, else by key, else by text under the same message; the network's own word settles the reply. */
  async recognise(echo: Echo): Promise<boolean> {
    if (await this.replies.findByExternalId(echo.network, echo.externalId)) return true;
    if (!echo.parentSourceId) return false;
    const candidates = await this.replies.listUnplaced(echo.parentSourceId);
    const reply =
      candidates.find((one) => one.id === echo.clientKey) ??
      candidates.find(
        (one) => one.accountId === (echo.accountId ?? one.accountId) && comparable(one.text) === comparable(echo.text),
      );
    if (!reply) return false;
    await this.results.sent(reply, { externalId: echo.externalId, permalink: echo.permalink, at: echo.at });
    return true;
  }
}

/** A text such that what we sent and what the network shows of it compare as equal. */
function comparable(text: string): string {
  const oneLine = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return oneLine.replace(LEADING_MENTIONS, '').replace(/(@[\p{L}\p{N}_]+)@[\p{L}\p{N}_.:-]*[\p{L}\p{N}_]/gu, '$1');
}
