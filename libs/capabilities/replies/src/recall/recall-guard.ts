import type { AnswerService, Recall, Recalls } from '@samenspraak/library';
import { replyRecalled } from './recall.errors.js';

/** What is to leave, as far as a recall asks. */
export interface Written {
  readonly text: string;
  readonly answerId: string | null;
  readonly answerVersion: number | null;
  readonly conversationId: string;
}

/** Lets nothing leave that was called back; asked when it is written, sent in, approved, queued, and right before it leaves. */
export class RecallGuard {
  constructor(
    private readonly recalls: Recalls,
    private readonly answers: AnswerService,
  ) {}

  async find(written: Written): Promise<Recall | undefined> {
    return (await this.look(written))?.recall;
  }

  /** @throws DomainError REPLIES_RECALLED */
  async refuse(written: Written): Promise<void> {
    const found = await this.look(written);
    if (found) throw replyRecalled(found.recall, found.by);
  }

  /** The same at the last moment: until this transaction ends nobody calls back what it let go. */
  async findLast(written: Written): Promise<Recall | undefined> {
    await this.recalls.holdOpen();
    return this.find(written);
  }

  private look(written: Written) {
    let all: ReturnType<AnswerService['all']> | undefined;
    return this.recalls.find(written, () => (all ??= this.answers.all()));
  }
}
