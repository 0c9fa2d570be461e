import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ask, command } from '../../app/ask';
import { onChange } from '../../app/live';
import { Attendance, type Place } from './attendance';
import { ALONE, PresenceContext, type ColleagueDraft, type Present, type Together } from './presence-context';
import { ATTEND, LEAVE, TAKE_OVER, TOGETHER } from './together.queries';

const COALESCE_MS = 50;
const screenId = crypto.randomUUID();
const heard = new Set<(place: Place, present: readonly Present[]) => void>();

// One per page: where it is does not depend on what React shows at the moment.
const attendance = new Attendance(
  {
    attend: (place, doing) => {
      const { tenantId, conversationId } = place;
      const input = { conversationId, expectedTenantId: tenantId, screenId, doing };
      command(tenantId, ATTEND, { input }).then(
        (answer) => heard.forEach((listener) => listener(place, answer.attendConversation)),
        () => undefined,
      );
    },
    leave: (tenantId, last) =>
      void command(tenantId, LEAVE, { input: { expectedTenantId: tenantId, screenId } }, last).catch(() => undefined),
  },
  () => document.visibilityState === 'visible',
);
addEventListener('pagehide', () => attendance.gone());
addEventListener('pageshow', () => attendance.seen());
addEventListener('online', () => attendance.seen());
document.addEventListener('visibilitychange', () => attendance.seen());

interface State {
  readonly present: readonly Present[];
  readonly drafts: readonly ColleagueDraft[];
  readonly lostTo: string | undefined;
}
const NOBODY: State = { present: [], drafts: [], lostTo: undefined };

const holderOf = (present: readonly Present[]) => present.find((one) => one.holds && !one.colleague.me);

/** What is known now; who held the answer and sees it with somebody else was taken it from. */
function next(old: State, present: readonly Present[]): State {
  const had = old.present.some((one) => one.holds && one.colleague.me);
  const has = present.some((one) => one.holds && one.colleague.me);
  const holder = holderOf(present);
  const lostTo = has || !holder ? undefined : had ? holder.colleague.displayName : old.lostTo;
  return { ...old, present, lostTo };
}

interface Props extends Place {
  readonly children: ReactNode;
}

/** Is in the conversation for the others, and knows who else is. */
export function PresenceProvider({ tenantId, conversationId, children }: Props) {
  const [state, setState] = useState(NOBODY);
  const turn = useRef(0);
  const read = useCallback(async (): Promise<readonly ColleagueDraft[]> => {
    const mine = ++turn.current;
    const { conversation } = await ask(tenantId, TOGETHER, { id: conversationId });
    if (mine === turn.current) {
      setState((old) => ({ ...next(old, conversation.presence), drafts: conversation.colleagueDrafts }));
    }
    return conversation.colleagueDrafts;
  }, [tenantId, conversationId]);
  useEffect(() => {
    setState(NOBODY);
    attendance.open({ tenantId, conversationId });
    const listener = (place: Place, present: readonly Present[]) => {
      if (place.conversationId === conversationId) setState((old) => next(old, present));
    };
    heard.add(listener);
    const again = () => void read().catch(() => undefined);
    again();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onChange((change) => {
      if (change.kind !== 'PRESENCE' || change.tenantId !== tenantId) return;
      if (change.ids.length > 0 && !change.ids.includes(conversationId)) return;
      clearTimeout(timer);
      timer = setTimeout(again, COALESCE_MS);
    });
    return () => {
      turn.current += 1;
      clearTimeout(timer);
      stop();
      heard.delete(listener);
      attendance.close();
    };
  }, [tenantId, conversationId, read]);
  const takeOver = useCallback(async () => {
    const holder = holderOf(state.present);
    if (!holder) return undefined;
    const colleagueId = holder.colleague.id;
    const input = { conversationId, expectedTenantId: tenantId, screenId, colleagueId };
    const { takeOverAnswer } = await command(tenantId, TAKE_OVER, { input });
    setState((old) => next(old, takeOverAnswer));
    const drafts = await read().catch(() => []);
    return drafts.find((draft) => draft.colleague.id === colleagueId);
  }, [conversationId, read, state.present, tenantId]);
  const together = useMemo<Together>(
    () => ({
      ...ALONE,
      ...{ drafts: state.drafts, lostTo: state.lostTo, takeOver },
      others: state.present.filter((one) => !one.colleague.me),
      holder: holderOf(state.present),
      typing: () => attendance.typing(),
      rest: () => attendance.rest(),
    }),
    [state, takeOver],
  );
  return <PresenceContext value={together}>{children}</PresenceContext>;
}
