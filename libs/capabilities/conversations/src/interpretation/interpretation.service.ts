import { propose, type Aspect, type Proposal } from '@samenspraak/language/proposals';
import type { NormClock } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { ChangeRepository } from '../change.repository.js';
import type { ConversationRow, ExclusionReason, MessageKind, Sentiment, Urgency } from '../conversation.js';
import type { ConversationRepository } from '../conversation.repository.js';
import type { ConversationWorkService } from '../conversation-work.service.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { Department, Topic, TopicRepository } from '../topic.repository.js';
import type { ChangeOf, DeskChanges } from '../desk-work/desk-changes.js';
import type { Choice, InterpretationRepository } from './interpretation.repository.js';
import type { TopicNames } from './topic-names.js';

/** What a person says a message is about; an aspect that is left out stays as it is. */
export interface Interpretation {
  readonly question?: boolean | null;
  readonly reason?: ExclusionReason | null;
  readonly kind?: MessageKind | null;
  readonly topic?: string | null;
  readonly sentiment?: Sentiment | null;
  readonly urgency?: Urgency | null;
  readonly department?: string | null;
}

/** Interpreting (duiden): rules propose with the word that says so, a person decides, and both are kept. */
export class InterpretationService {
  constructor(
    private readonly door: TenantDoor,
    private readonly desk: DeskChanges,
    private readonly conversations: ConversationRepository,
    private readonly changes: ChangeRepository,
    private readonly choices: InterpretationRepository,
    private readonly topics: TopicRepository,
    private readonly names: TopicNames,
    private readonly work: ConversationWorkService,
    private readonly norm: NormClock,
    private readonly clock: Clock,
  ) {}

  /** What can be chosen from. */
  async lists(): Promise<{ topics: Topic[]; departments: Department[] }> {
    await this.door.require(conversationPermissions.read);
    const topics = (await this.topics.list()).filter(({ active }) => active);
    return { topics, departments: (await this.topics.listDepartments()).filter(({ active }) => active) };
  }

  /** Of aspects on which nobody decided yet; nothing for a conversation that is closed. */
  async proposals(row: ConversationRow): Promise<Proposal[]> {
    if (row.status === 'CLOSED') return [];
    const decided = new Set<Aspect>(await this.choices.listDecided(row.id));
    decided.delete('QUESTION');
    if (row.question !== null) decided.add('QUESTION');
    if (row.kind) decided.add('KIND');
    if (row.topic) decided.add('TOPIC');
    if (row.sentiment) decided.add('SENTIMENT');
    if (row.department) decided.add('DEPARTMENT');
    if (row.urgency !== 'NORMAL') decided.add('URGENCY');
    return (await this.propose(row)).filter(({ aspect }) => !decided.has(aspect));
  }

  async interpret(input: ChangeOf & Interpretation): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const chosen = {
      kind: input.kind,
      topic: input.topic === undefined ? undefined : await this.names.topic(input.topic, row.topic),
      sentiment: input.sentiment,
      urgency: input.urgency ?? undefined,
      department:
        input.department === undefined ? undefined : await this.names.department(input.department, row.department),
    };
    const choices = await this.choicesOf(row, { ...input, ...chosen });
    let { version } = input;
    if (input.question !== undefined && input.question !== null) {
      const { question, reason } = input;
      version = (await this.work.markQuestion({ ...input, question, reason: reason ?? null })).version;
    }
    const deadline = chosen.urgency && (await this.deadline(row, chosen.urgency, input.question));
    await this.desk.must(this.changes.interpret(row.id, version, { ...chosen, deadline: deadline || undefined }), row);
    const { membershipId } = await this.door.entrance();
    await this.choices.add(row.id, choices, membershipId, this.clock.now());
    const others = choices.filter(({ aspect }) => aspect !== 'QUESTION');
    const what = others.flatMap(({ aspect, chosen: value }) => [aspect, value ?? '']);
    return this.desk.done(
      'conversation.interpret',
      row.id,
      { aspects: choices.map(({ aspect }) => aspect).join() },
      others.length > 0 ? { kind: 'INTERPRETED', what } : undefined,
    );
  }

  /** A clock that runs goes on by the norm of the new urgency, from the same beginning. */
  private async deadline(row: ConversationRow, urgency: Urgency, question: boolean | null | undefined) {
    if (question === false || (row.dueAt === null && question !== true)) return undefined;
    const since = await this.changes.findWaitingSince(row.id);
    return since && row.involvement === 'LEAD' ? this.norm.deadline(row.network, since, urgency) : undefined;
  }

  private async choicesOf(row: ConversationRow, given: Interpretation): Promise<Choice[]> {
    const proposals = await this.propose(row);
    const one = (aspect: Aspect, chosen: string | null): Choice => {
      const proposal = proposals.find((found) => found.aspect === aspect);
      return { aspect, chosen, proposed: proposal?.value ?? null, reason: proposal?.reason ?? null };
    };
    const said: [Aspect, string | boolean | null | undefined][] = [
      ['QUESTION', given.question],
      ['KIND', given.kind],
      ['TOPIC', given.topic],
      ['SENTIMENT', given.sentiment],
      ['URGENCY', given.urgency],
      ['DEPARTMENT', given.department],
    ];
    return said.flatMap(([aspect, value]) =>
      value === undefined ? [] : [one(aspect, value === null ? null : String(value))],
    );
  }

  private async propose(row: ConversationRow): Promise<Proposal[]> {
    const target = await this.conversations.findAnswerTarget(row.id);
    const topics = (await this.topics.list()).filter(({ active }) => active);
    return propose(target?.text ?? '', topics);
  }
}
