import { AgentCards, type Assignee } from './cards/agent-cards';
import { ColleagueQuestions, type QuestionsProps } from './colleague-questions';

interface Props extends Omit<QuestionsProps, 'conversationId'> {
  readonly conversation: { readonly id: string; readonly assignee?: Assignee | null };
}

/** What a conversation shows of colleagues: who handles it, and what others are asked. */
export default function ColleaguePanel({ conversation, ...rest }: Props) {
  return (
    <>
      <AgentCards tenantId={rest.membership.tenant.id} assignee={conversation.assignee} />
      <ColleagueQuestions conversationId={conversation.id} {...rest} />
    </>
  );
}
