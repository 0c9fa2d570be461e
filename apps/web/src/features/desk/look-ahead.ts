import { askAhead } from '../../app/ask';
import { ME } from '../../app/me';
import { mayBeSignedIn } from '../../app/tokens';
import { ANSWERS, answersFor, CONVERSATION } from './desk.queries';
import { PAGE, pageOf, readWish } from './desk-wish';
import { DESK_HEAD } from './lists.queries';
import { OPENINGS } from './openings.queries';

const KEPT = 'samenspraak.desks';
const WIDE = '(min-width: 48.01rem)';
/** By then live changes are heard, however busy the browser is. */
const PATIENCE_MS = 1_000;

/** Keeps whose desks this person has, for the next time that this tab is loaded; the api decides again at each question. */
export const keepDesks = (tenantIds: readonly string[]): void =>
  sessionStorage.setItem(KEPT, JSON.stringify(tenantIds));

let looked: Promise<unknown> = Promise.resolve();

/** Asks what the first screen will show, while the code that shows it is on its way. */
export function lookAhead(): void {
  // Whoever asks the same for a screen hears what went wrong.
  looked = look().catch(() => undefined);
}

/** Runs once what the first screen shows is there and the browser has a moment. @returns what calls it off */
export function afterFirstScreen(run: () => void): () => void {
  let wanted = true;
  const go = () => void (wanted && run());
  void looked.then(() =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(go, { timeout: PATIENCE_MS }) : setTimeout(go, 0),
  );
  return () => {
    wanted = false;
  };
}

async function look(): Promise<void> {
  const [, place, id] = location.pathname.split('/');
  if (place === 'aanmelden' || !mayBeSignedIn()) return;
  const me = askAhead(undefined, ME, {});
  const desks = place === 'werkvoorraad' ? (JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as string[]) : [];
  const [only] = desks.length === 1 ? desks : [];
  const opened = id && only ? openAhead(only, decodeURIComponent(id)) : undefined;
  const firsts = Promise.all(desks.map(listAhead)).then((all) => (id ? undefined : openFirst(all)));
  await Promise.all([me, opened, firsts]);
}

type First = { id: string; tenantId: string; due: number } | undefined;

async function listAhead(tenantId: string): Promise<First> {
  askAhead(tenantId, OPENINGS, {}).catch(() => undefined);
  const { conversations } = await askAhead(tenantId, DESK_HEAD, pageOf(readWish(location.search), '', PAGE, null));
  const [first] = conversations.items;
  return first && { id: first.id, tenantId, due: Date.parse(first.dueAt ?? '9999-12-31') };
}

/** The one that the desk opens by itself; when it opens another, that one is asked then. */
async function openFirst(firsts: readonly First[]): Promise<void> {
  const [first] = firsts.filter((one) => one !== undefined).sort((a, b) => a.due - b.due);
  if (first && matchMedia(WIDE).matches) await openAhead(first.tenantId, first.id);
}

const openAhead = (tenantId: string, id: string) =>
  Promise.all([askAhead(tenantId, CONVERSATION, { id }), askAhead(tenantId, ANSWERS, answersFor(id))]);
