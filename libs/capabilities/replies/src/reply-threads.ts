import type { AnswerTarget, Echo, Replyability, ReplyPort, TimelineReply } from '@samenspraak/conversations';
import type { AccountRules } from './account-rules.js';
import { comparableText } from './comparable-text.js';
import { refusalSentence } from './refusal-sentence.js';
import { provenanceOf, undoUntilOf, type Reply } from './reply.js';
import type { ReplyDetailing } from './reply-detailing.js';
import type { ReplyResults } from './reply-results.js';
import type { ReplyRepository } from './reply.repository.js';

/** What conversations shows and hears of replies. */
export class ReplyThreads implements ReplyPort {
  constructor(
    private readonly replies: ReplyRepository,
    private readonly results: ReplyResults,
    private readonly rules: AccountRules,
    private readonly details: ReplyDetailing,
  ) {}

  async timeline(conversationId: string): Promise<TimelineReply[]> {
    const replies = (await this.replies.listThread(conversationId)).filter((reply) => reply.state !== 'CANCELLED');
    const details = await this.details.of(replies);
    return replies.map((reply, n) => ({
      replyId: reply.id,
      at: placeInTime(reply, replies),
      text: reply.text,
      authorName: reply.authorName,
      cotag: reply.cotag,
      state: reply.state,
      permalink: reply.permalink,
      undoUntil: undoUntilOf(reply),
      refusal: refusalSentence(reply.refusal),
      provenance: provenanceOf(reply),
      details: details[n]!,
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
        (one) =>
          one.accountId === (echo.accountId ?? one.accountId) && comparableText(one.text) === comparableText(echo.text),
      );
    if (!reply) return false;
    await this.results.sent(reply, { externalId: echo.externalId, permalink: echo.permalink, at: echo.at });
    return true;
  }
}

/** A part that is not there yet stands behind those that are. */
function placeInTime(reply: Reply, all: readonly Reply[]): Date {
  if (reply.sentAt) return reply.sentAt;
  const times = all.flatMap(({ threadId, sentAt }) =>
    threadId === reply.threadId && sentAt ? [sentAt.getTime()] : [],
  );
  const after = reply.threadId === null ? [] : times;
  return new Date(Math.max(reply.createdAt.getTime(), ...after) + reply.part - 1);
}
