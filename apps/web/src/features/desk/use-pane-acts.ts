import { useCallback, useMemo, type ComponentProps } from 'react';
import type { Step } from '../../gql/graphql';
import type { Conversation } from './conversation-store';
import type { AskedByName, Asking } from './pane-dialogs';
import type { QuestionChips } from './question-chips';
import type { ConversationCommands, Interpretation } from './use-conversation-commands';
import { useSteady } from './use-steady';

/** What buttons and keys do to the open conversation; the same functions at every letter that is typed. */
export function usePaneActs(
  conversation: Conversation,
  run: ConversationCommands,
  setAsking: (asking: Asking) => void,
) {
  const mine = conversation.assignee?.me === true;
  const closed = conversation.status === 'CLOSED';
  const assign = useSteady(() => void run.assign(!mine));
  const close = useSteady(() => (closed ? void run.reopen() : setAsking({ what: 'close' })));
  const ask = useCallback((what: AskedByName) => setAsking({ what }), [setAsking]);
  const takeStep = useCallback((step: Step) => setAsking({ what: 'step', step }), [setAsking]);
  const snooze = useCallback(() => ask('snooze'), [ask]);
  const give = useCallback(() => ask('give'), [ask]);
  const showTemplates = useCallback(() => ask('templates'), [ask]);
  const mark = useSteady((question: boolean) => void run.mark(question));
  const interpret = useSteady((said: Interpretation) => void run.interpret(said));
  const acts = useMemo<ComponentProps<typeof QuestionChips>['acts']>(
    () => [
      { icon: 'persoon', word: mine ? 'head.release' : 'head.assign', run: assign },
      { icon: 'maan', word: 'head.snooze', run: snooze },
      { icon: 'check', word: closed ? 'head.reopen' : 'head.close', run: close },
    ],
    [assign, close, closed, mine, snooze],
  );
  return { assign, close, ask, takeStep, snooze, give, showTemplates, mark, interpret, acts };
}
