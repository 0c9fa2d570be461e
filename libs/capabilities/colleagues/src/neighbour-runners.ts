import type { TenantDoor } from '@samenspraak/platform/database';
import { asWorker, type Announcer, type JobCall, type JobRunner, type Topic } from '@samenspraak/platform/queue';
import type { Notify } from '@samenspraak/notifications';
import type { Agreements, Partnerships, TenantView } from '@samenspraak/tenants';
import { CLOSE_TOPIC, DELIVER_TOPIC, RETURN_TOPIC } from './colleagues.topics.js';
import type { NeighbourQuestionRepository } from './neighbour-question.repository.js';
import type { QuestionRepository } from './question.repository.js';
import type { SceneRepository } from './scene.repository.js';

export interface NeighbourParts {
  readonly door: TenantDoor;
  readonly questions: QuestionRepository;
  readonly asked: NeighbourQuestionRepository;
  readonly scenes: SceneRepository;
  readonly agreements: Agreements;
  readonly partnerships: Partnerships;
  readonly notify: Notify;
  readonly announcer: Announcer;
}

/** Brings a question to each neighbour: read in one tenant, written in another, each in a transaction of its own. */
export class DeliverRunner implements JobRunner {
  readonly topic = DELIVER_TOPIC;

  constructor(private readonly parts: NeighbourParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const { door, questions, scenes, agreements } = this.parts;
    const found = await asWorker(door, tenantId, DELIVER_TOPIC, async () => {
      const question = await questions.find(refId);
      const agreement = await agreements.find('library');
      if (question?.state !== 'OPEN' || question.audience !== 'NEIGHBOURS' || !agreement) return undefined;
      const { id: sourceId, text, topic, askedAt, endsAt, memberIds } = question;
      const to = memberIds.filter((id) => agreement.memberIds.includes(id));
      return { to, question: { sourceId, text, topic, askedAt, endsAt, from: await scenes.findCouncil() } };
    });
    for (const memberId of found?.to ?? []) {
      await asWorker(door, memberId, DELIVER_TOPIC, () => this.put(found!.question));
    }
  }

  private async put(question: Parameters<NeighbourQuestionRepository['insert']>[0]): Promise<void> {
    const { asked, agreements, notify, announcer } = this.parts;
    if (!(await agreements.hasAgreement('library'))) return;
    const id = await asked.insert(question);
    if (!id) return;
    await notify.tell({
      kind: 'NEIGHBOUR_ASKED',
      to: { roles: ['agent', 'coordinator'] },
      params: { by: question.from.name },
      subject: question.sourceId,
      subjectId: id,
      once: true,
    });
    await announcer.announce('QUESTION', [id]);
  }
}

/** A question has ended: nobody need answer it any more. */
export class CloseRunner implements JobRunner {
  readonly topic = CLOSE_TOPIC;

  constructor(private readonly parts: NeighbourParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const { door, questions, asked, announcer } = this.parts;
    const question = await asWorker(door, tenantId, CLOSE_TOPIC, () => questions.find(refId));
    if (!question || question.state === 'OPEN') return;
    for (const memberId of question.memberIds) {
      await asWorker(door, memberId, CLOSE_TOPIC, async () => {
        const id = await asked.close(question.id);
        if (id) await announcer.announce('QUESTION', [id]);
      });
    }
  }
}

/** Brings what a neighbour answered back to who asked, and to nobody else. */
export class ReturnRunner implements JobRunner {
  readonly topic: Topic = RETURN_TOPIC;

  constructor(private readonly parts: NeighbourParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const { door, asked } = this.parts;
    const answered = await asWorker(door, tenantId, RETURN_TOPIC, async () => {
      const found = await asked.lock(refId);
      return found?.answer && found.answeredAt ? { ...found, text: found.answer, at: found.answeredAt } : undefined;
    });
    if (!answered) return;
    const { sourceId, text, at, from } = answered;
    await asWorker(door, from.id, RETURN_TOPIC, () => this.take({ sourceId, text, at }, tenantId));
  }

  private async take(answer: { sourceId: string; text: string; at: Date }, memberId: string): Promise<void> {
    const { questions, partnerships, notify, announcer } = this.parts;
    const question = await questions.lock(answer.sourceId);
    if (question?.state !== 'OPEN' || !question.memberIds.includes(memberId)) return;
    const from: TenantView | undefined = (await partnerships.members()).find((member) => member.id === memberId);
    if (!from) return;
    const { text, at } = answer;
    if (!(await questions.addAnswer({ questionId: question.id, from, by: from.name, text, at }))) return;
    if ((await questions.countAnswers(question.id)) >= question.memberIds.length) {
      await questions.settle(question.id, 'ANSWERED', at);
    }
    await notify.tell({
      kind: 'QUESTION_ANSWERED',
      to: { membershipId: question.askedBy },
      params: { by: from.name },
      subject: `${question.id}:${memberId}`,
      subjectId: question.conversationId,
      once: true,
    });
    await announcer.announce('QUESTION', [question.id]);
  }
}
