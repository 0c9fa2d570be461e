import { useEffect } from 'react';
import { addWords } from '../../i18n/index';
import type { Step } from '../../gql/graphql';
import { CloseDialog } from './close-dialog';
import type { Conversation } from './conversation-store';
import { GiveDialog } from './give-dialog';
import { InterpretDialog } from './interpret-dialog';
import { LinkedDialog } from './linked-dialog';
import { PromiseDialog } from './promise-dialog';
import { SnoozeDialog } from './snooze-dialog';
import { StepDialog } from './step-dialog';
import { TagDialog } from './tag-dialog';
import type { ConversationCommands } from './use-conversation-commands';
import nl from './workdialog.nl.json';

addWords('workdialog', nl, () => import('./workdialog.en.json'));

export type WorkAsking =
  { what: 'close' | 'snooze' | 'interpret' | 'tags' | 'promise' | 'linked' | 'give' } | { what: 'step'; step: Step };

interface Props {
  asking: WorkAsking;
  conversation: Conversation;
  run: ConversationCommands;
  /** Why the last change was refused; the dialog stays, with what was typed. */
  failed: unknown;
  onForget: () => void;
  onAsk: (asking: WorkAsking) => void;
  onClose: () => void;
  /** The conversation left the list; the desk goes on to the next. */
  onGone: () => void;
}

/** What one can do to a conversation besides answering, each in a small dialog that stays until the server said yes. */
export default function WorkDialogs(props: Props) {
  const { asking, conversation, run, failed, onForget, onAsk, onClose, onGone } = props;
  useEffect(onForget, [asking.what, onForget]);
  const stay = (done: Promise<boolean>) => void done.then((well) => well && onClose());
  const leave = (done: Promise<boolean>) =>
    void done.then((well) => {
      if (!well) return;
      onClose();
      onGone();
    });
  const shared = { conversation, failed, onClose };
  switch (asking.what) {
    case 'close':
      return <CloseDialog {...shared} onDone={(closing) => leave(run.close(closing))} />;
    case 'snooze':
      return <SnoozeDialog {...shared} onDone={(until, holds) => leave(run.snooze(until, holds))} />;
    case 'interpret':
      return <InterpretDialog {...shared} onDone={(said) => stay(run.interpret(said))} />;
    case 'tags':
      return <TagDialog {...shared} run={run} />;
    case 'promise':
      return <PromiseDialog {...shared} run={run} />;
    case 'linked':
      return <LinkedDialog {...shared} />;
    case 'give':
      return <GiveDialog {...shared} onDone={(colleagueId, note) => stay(run.give(colleagueId, note))} />;
    case 'step':
      return (
        <StepDialog
          {...shared}
          step={asking.step}
          onInterpret={() => onAsk({ what: 'interpret' })}
          onDone={(result) => stay(run.step(asking.step, result))}
        />
      );
  }
}
