import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { AskFailed, command } from '../../app/ask';
import { keptConversation, readConversation, type Conversation } from './conversation-store';
import { SAVE_DRAFT } from './desk.commands';
import { DraftBox } from './draft-box';
import { draftToShow, withOther, type DraftKeeper, type KeptDraft } from './draft-keeper';

const SAVE_AFTER_MS = 800;

export type Saved = { state: 'idle' | 'saving' | 'here' } | { state: 'saved'; at: string };

/** The answer in the making: kept in this browser at every key, on the server after a moment of rest. */
export function useDraft(keeper: DraftKeeper, conversation: Conversation) {
  const { id, tenantId } = conversation;
  const [draft, setDraft] = useState(() => draftToShow(keeper.read(tenantId, id), conversation.draft));
  const [saved, setSaved] = useState<Saved>(() =>
    conversation.draft ? { state: 'saved', at: conversation.draft.savedAt } : { state: 'idle' },
  );
  const [latest] = useState(() => new DraftBox(draft));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stored = useRef(conversation.draft?.text ?? '');
  const saving = useRef<Promise<void>>(undefined);

  const change = useCallback(
    (next: KeptDraft) => {
      const before = latest.current;
      latest.put(next);
      // The field itself shows its letter at once; what is said about the text may come a frame later.
      if (differInTextOnly(before, next)) startTransition(() => setDraft(next));
      else setDraft(next);
      keeper.write(tenantId, id, next);
    },
    [keeper, latest, tenantId, id],
  );
  /** For what is decided by the text: all that is drawn of it is as it is now. */
  const catchUp = useCallback(() => flushSync(() => setDraft(latest.current)), [latest]);

  const save = useCallback(async (): Promise<void> => {
    const { text, answerId, answerVersion, serverVersion } = latest.current;
    if (text === stored.current) return;
    setSaved({ state: 'saving' });
    const origin = { answerId: answerId ?? null, answerVersion: answerVersion ?? null };
    const input = { conversationId: id, expectedTenantId: tenantId, text, ...origin };
    try {
      const { saveDraft, other } = await saveAt(input, serverVersion);
      stored.current = saveDraft.text;
      const { text: now } = latest.current;
      const { version, text: savedText } = saveDraft;
      change({ ...withOther(latest.current, other, now), serverVersion: version, savedText });
      setSaved({ state: 'saved', at: saveDraft.savedAt });
    } catch {
      setSaved({ state: 'here' });
    }
  }, [change, id, latest, tenantId]);

  const write = useCallback(
    (next: KeptDraft) => {
      change(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        saving.current = save();
      }, SAVE_AFTER_MS);
    },
    [change, save],
  );

  /** Lets no save run beside what follows: a draft that comes after its own answer would stand there again. */
  const settle = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    await saving.current;
  }, []);

  /** Forgets the text because it was sent; the server forgot it in the same step. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    stored.current = '';
    change({
      ...latest.current,
      text: '',
      savedText: '',
      attachments: [],
      answerId: undefined,
      answerVersion: undefined,
      filled: [],
      commandId: undefined,
      commandText: undefined,
    });
    setSaved({ state: 'idle' });
  }, [change, latest]);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { draft, latest, saved, write, keep: change, settle, forget, catchUp };
}

const differInTextOnly = (one: KeptDraft, other: KeptDraft) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)] as (keyof KeptDraft)[])].every(
    (key) => key === 'text' || key === 'note' || key === 'at' || one[key] === other[key],
  );

interface DraftInput {
  conversationId: string;
  expectedTenantId: string;
  text: string;
  answerId: string | null;
  answerVersion: number | null;
}

/** Saves; when the server holds another version, whoever types now goes on from that one, and has its text beside it. */
async function saveAt(input: DraftInput, version: number) {
  try {
    return {
      ...(await command(input.expectedTenantId, SAVE_DRAFT, { input: { ...input, version } })),
      other: undefined,
    };
  } catch (failure) {
    const known = failure instanceof AskFailed ? failure.params['version'] : undefined;
    if (typeof known !== 'number') throw failure;
    await readConversation(input.expectedTenantId, input.conversationId);
    const other = keptConversation(input.conversationId)?.conversation?.draft?.text;
    const again = await command(input.expectedTenantId, SAVE_DRAFT, { input: { ...input, version: known } });
    return { ...again, other };
  }
}
