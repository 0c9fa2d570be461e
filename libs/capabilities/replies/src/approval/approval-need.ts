import type { ConversationRow, Topics } from '@samenspraak/conversations';
import type { AnswerService } from '@samenspraak/library';
import type { ApprovalRuleRepository } from './approval-rule.repository.js';
import { needOf, type Need } from './approval-tiers.js';

/** Finds out who must agree with an answer, by the rules of this moment. */
export class ApprovalNeed {
  constructor(
    private readonly rules: ApprovalRuleRepository,
    private readonly topics: Topics,
    private readonly answers: AnswerService,
  ) {}

  async of(
    conversation: Pick<ConversationRow, 'topic' | 'network'>,
    authorRoles: readonly string[],
    answerId: string | null,
  ): Promise<Need> {
    const template = answerId === null ? undefined : await this.answers.traits(answerId);
    const said = [conversation.topic, template?.topic].filter((topic): topic is string => Boolean(topic));
    const sensitive = await Promise.all(said.map((topic) => this.topics.isSensitive(topic)));
    // A rule made for a topic holds under each name that the topic has or had.
    const topics = (await Promise.all(said.map((topic) => this.topics.namesOf(topic)))).flat();
    const circumstances = {
      trainee: isTrainee(authorRoles),
      sensitive: sensitive.includes(true) || template?.sensitive === true,
      topics,
      network: conversation.network,
    };
    return needOf(circumstances, await this.rules.list());
  }

  /** Undefined for a template that this tenant has not, or has no longer. */
  async templateTopic(answerId: string): Promise<string | undefined> {
    return (await this.answers.traits(answerId))?.topic;
  }
}

/** Who learns stays a trainee, also with a role that may send. */
export const isTrainee = (roles: readonly string[]) => roles.includes('drafter');
