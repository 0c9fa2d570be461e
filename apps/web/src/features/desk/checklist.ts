import type { Step } from '../../gql/graphql';
import type { Conversation } from './conversation-store';

export interface Check {
  readonly word: string;
  /** The conversation itself says so; of the rest only a person knows. */
  readonly done: boolean;
}

type Known = Pick<
  Conversation,
  | 'question'
  | 'kind'
  | 'topic'
  | 'sentiment'
  | 'department'
  | 'urgency'
  | 'proposals'
  | 'assignee'
  | 'timeline'
  | 'draft'
  | 'followUps'
  | 'linked'
>;

/** The work instruction of a step, in a few lines. */
export function checklist(step: Step, known: Known): Check[] {
  const { question, kind, topic, sentiment, department, proposals, assignee, timeline, draft } = known;
  const urgent = proposals.every(({ aspect }) => aspect !== 'URGENCY');
  const answered = timeline.some((item) => item.kind === 'COUNCIL' || item.replyState === 'SENT');
  const lists: Record<Step, Check[]> = {
    LISTEN: [
      { word: 'ours', done: false },
      { word: 'question', done: question != null },
      { word: 'taken', done: assignee != null },
    ],
    INTERPRET: [
      { word: 'kind', done: kind != null },
      { word: 'topic', done: topic != null },
      { word: 'sentiment', done: sentiment != null },
      { word: 'urgency', done: urgent },
      { word: 'department', done: department != null },
    ],
    THINK: [
      { word: 'facts', done: false },
      { word: 'colleague', done: timeline.some((item) => item.kind === 'NOTE') },
      { word: 'earlier', done: false },
    ],
    CHANNEL: [
      { word: 'public', done: false },
      { word: 'personal', done: false },
      { word: 'same', done: false },
    ],
    DIALOGUE: [
      { word: 'draft', done: answered || (draft?.text ?? '') !== '' },
      { word: 'answered', done: answered },
      { word: 'promise', done: known.followUps.length > 0 && known.followUps.every(({ doneAt }) => doneAt) },
    ],
  };
  return lists[step];
}
