import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import { ask, AskFailed } from '../../app/ask';
import { useAnswer } from '../../app/use-answer';
import { holdKeys, LONG_REST_MS } from '../../ui/hold-keys';
import type { ComposerHandle } from './composer';
import type { Conversation } from './conversation-store';
import { ANSWERS, answersFor, RENDERED } from './desk.queries';
import { measure, wholePost } from './measure';
import { useSteady } from './use-steady';

/** The answers that fit a conversation, and a way to put one of them at the cursor; its digit does the same. */
export function useInsert(
  { id, tenantId, replyability }: Conversation,
  composer: RefObject<ComposerHandle | null>,
  onBegin: () => void,
) {
  const [failed, setFailed] = useState<AskFailed>();
  const { data } = useAnswer(tenantId, ANSWERS, answersFor(id), ['TEMPLATE']);
  // What was called back is not on offer; the library says why.
  const answers = useMemo(() => data?.answers.filter(({ recall }) => !recall), [data]);
  const insert = useCallback(
    async (answerId: string) => {
      onBegin();
      setFailed(undefined);
      // What is typed now stands behind the answer.
      const letGo = holdKeys(() => undefined, LONG_REST_MS);
      try {
        const { renderedAnswer } = await ask(tenantId, RENDERED, { answerId, conversationId: id });
        const { text, short, answerVersion } = renderedAnswer;
        const tooLong = short
          ? measure(wholePost(text, replyability.mentionPrefix, 'XX'), replyability) > replyability.limit
          : false;
        if (!composer.current) return letGo();
        composer.current.insert(tooLong && short ? short : text, {
          answerId,
          answerVersion,
          filled: renderedAnswer.filled.map((variable) => variable.value),
        });
      } catch (failure) {
        letGo();
        setFailed(failure instanceof AskFailed ? failure : new AskFailed('UNKNOWN', {}, undefined));
      }
    },
    [composer, id, onBegin, replyability, tenantId],
  );
  useDigits(answers, insert);
  return { answers, insert: useSteady((answerId: string) => void insert(answerId)), failed };
}

/** 1 to 9 insert the answer with that number, as its card says. */
function useDigits(answers: readonly { id: string }[] | undefined, insert: (id: string) => Promise<void>) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const on = event.target instanceof HTMLElement ? event.target : undefined;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (on?.closest('input, textarea, select, dialog')) return;
      const answer = /^[1-9]$/.test(event.key) ? answers?.[Number(event.key) - 1] : undefined;
      if (answer) {
        event.preventDefault();
        void insert(answer.id);
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [answers, insert]);
}
