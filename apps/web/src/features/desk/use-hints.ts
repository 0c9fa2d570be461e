import type { AnswerContext, Hint } from '@samenspraak/language/checks';
import { moveHints } from '@samenspraak/language/checks/move-hints';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { command } from '../../app/ask';
import { useSession, deskMemberships, type Tenant } from '../../app/session';
import { ADD_WORD } from './answering.queries';
import { useAnswering, type Answering } from './answering-store';
import { checkBeside } from '../../checks/answer-checker';
import type { Conversation } from './conversation-store';

const CHECK_AFTER_MS = 250;
const NOTHING: readonly Hint[] = [];
/** A hint that somebody waved away stays away for the same words, until the page is loaded again. */
const waved = new Set<string>();
const nameOf = ({ kind, sort, words }: Hint) => [kind, sort, words.toLowerCase()].join('|');

export interface Hints {
  readonly hints: readonly Hint[];
  /** All was looked at, the spelling too. */
  readonly done: boolean;
  readonly dismiss: (hint: Hint) => void;
  /** Puts a word on the council's list. */
  readonly addWord: (hint: Hint) => Promise<void>;
}

/** What deserves a second look in an answer: found beside the screen, a moment after the last key. */
export function useHints(text: string, conversation: Conversation, tenant: Tenant): Hints {
  const [found, setFound] = useState({ text: '', hints: NOTHING, done: true });
  const [wavedAway, setWavedAway] = useState(0);
  const { me } = useSession();
  const desks = useMemo(() => deskMemberships(me).map((one) => one.tenant), [me]);
  const answering = useAnswering(desks.map(({ id }) => id));
  const own = answering.get(tenant.id);
  const context = useMemo(
    () => contextOf(conversation, tenant, desks, answering),
    // The map is one and the same; its answer about this council tells whether there is something new.
    [conversation, tenant, desks, own, answering],
  );
  const known = useMemo(
    () => [...(own?.ownWords ?? []), ...namesIn(conversation), ...me.name.split(/\s+/), ...tenant.name.split(/[\s-]+/)],
    [own, conversation, me, tenant],
  );
  useEffect(() => {
    if (text.trim() === '') {
      setFound({ text, hints: NOTHING, done: true });
      return;
    }
    const timer = setTimeout(
      () => checkBeside(text, context, known, (hints, done) => setFound({ text, hints, done })),
      CHECK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [text, context, known]);
  const dismiss = useCallback((hint: Hint) => {
    waved.add(nameOf(hint));
    setWavedAway(waved.size);
  }, []);
  const addWord = useCallback(
    async (hint: Hint) => {
      await command(tenant.id, ADD_WORD, { input: { expectedTenantId: tenant.id, word: hint.words } });
      dismiss(hint);
    },
    [dismiss, tenant.id],
  );
  const hints = useMemo(
    () => moveHints(found.hints, found.text, text).filter((hint) => wavedAway >= 0 && !waved.has(nameOf(hint))),
    [found, text, wavedAway],
  );
  return { hints, done: found.done && found.text === text, dismiss, addWord };
}

function contextOf(
  { author, replyability, timeline }: Conversation,
  tenant: Tenant,
  desks: readonly Tenant[],
  answering: ReadonlyMap<string, Answering>,
): AnswerContext {
  const own = answering.get(tenant.id);
  const names = own?.partnership.members.map((member) => member.tenant) ?? desks;
  const citizen = timeline.filter((item) => item.kind === 'CITIZEN' && !item.deleted);
  return {
    question: citizen.at(-1)?.text ?? '',
    citizen: { displayName: author.displayName ?? '', handle: author.handle },
    open: replyability.visibility === 'public' || replyability.visibility === 'unlisted',
    sender: councilOf(tenant, own),
    others: names.filter(({ id }) => id !== tenant.id).map((one) => councilOf(one, answering.get(one.id))),
    ownValues: own?.variables.flatMap(({ value }) => value ?? []) ?? [],
  };
}

function councilOf({ name }: { name: string }, answering: Answering | undefined) {
  const value = (variable: string) => answering?.variables.find((one) => one.name === variable)?.value ?? null;
  return { name, phone: value('gemeente.telefoon'), website: value('gemeente.website') };
}

const namesIn = ({ author, timeline }: Conversation) =>
  [author.displayName ?? '', author.handle, ...timeline.map((item) => item.authorName)].flatMap((name) =>
    name.split(/[\s@._-]+/),
  );
