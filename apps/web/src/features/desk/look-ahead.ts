import { askAhead } from '../../app/ask';
import { firstPaint } from '../../app/first-paint';
import { ME } from '../../app/me';
import { accessToken, mayBeSignedIn } from '../../app/tokens';
import { ANSWERS, answersFor, CONVERSATION } from './desk.queries';
import { PAGE, pageOf, readWish } from './desk-wish';
import { DESK_HEAD } from './lists.queries';
import { OPENINGS } from './openings.queries';

const KEPT = 'samenspraak.desks';
const OPENED = 'samenspraak.opened';
/** Where the desk opens a conversation by itself. */
export const OPENS_FIRST = '(min-width: 48.01rem)';
/** By then live changes are heard, however busy the browser is. */
const PATIENCE_MS = 1_000;
/** Who waits longer for a token than this has no time to lose with the code. */
const TOKEN_MS = 150;

/** Keeps whose desks this person has, for the next time that this tab is loaded; the api decides again at each question. */
export const keepDesks = (tenantIds: readonly string[]): void =>
  sessionStorage.setItem(KEPT, JSON.stringify(tenantIds));

interface Opened {
  readonly tenantId: string;
  readonly id: string;
}

/** Keeps which conversation the desk opened by itself: most likely it will be that one again. */
export const keepOpened = ({ tenantId, id }: Opened): void =>
  sessionStorage.setItem(OPENED, JSON.stringify({ tenantId, id }));

const read = <Value>(key: string): Value | undefined =>
  JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value | undefined;

/** Whose desks were asked ahead. */
export const keptDesks = (): readonly string[] => read(KEPT) ?? [];

let looked: Promise<unknown> = Promise.resolve();
let sent: Promise<unknown> = Promise.resolve();

/** Asks what the first screen will show, while the code that shows it is on its way. */
export function lookAhead(): void {
  // Whoever asks the same for a screen hears what went wrong.
  looked = look().catch(() => undefined);
}

/** When the questions are on their way. Code that runs before would keep the browser from asking until it is done. */
export const sentAhead = (): Promise<unknown> => sent;

/** When all that was asked ahead is there, or failed. */
export const lookedAhead = (): Promise<unknown> => looked;

/** Runs once what the first screen shows is there and the browser has a moment. @returns what calls it off */
export function afterFirstScreen(run: () => void): () => void {
  let wanted = true;
  const go = () => void (wanted && run());
  void Promise.all([looked, firstPaint]).then(() =>
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
  const desks = place === 'werkvoorraad' ? keptDesks() : [];
  const openings = desks.map((tenantId) => askAhead(tenantId, OPENINGS, {}).catch(() => undefined));
  const [only] = desks.length === 1 ? desks : [];
  const named = id && only ? { tenantId: only, id: decodeURIComponent(id) } : undefined;
  const likely = id === undefined && isWide() ? read<Opened>(OPENED) : undefined;
  const guess = named ?? (likely && desks.includes(likely.tenantId) ? likely : undefined);
  // It may be gone by now: then the list says which one is asked instead.
  const opened = guess && openAhead(guess).catch(() => undefined);
  const firsts = Promise.all(desks.map(listAhead)).then((all) => (id ? undefined : openFirst(all, guess)));
  // They go with one token, and with nothing before it.
  sent = Promise.race([accessToken(), new Promise((resolve) => setTimeout(resolve, TOKEN_MS))]);
  await Promise.all([me, opened, firsts, ...openings]);
}

type First = { id: string; tenantId: string; due: number } | undefined;

async function listAhead(tenantId: string): Promise<First> {
  const { conversations } = await askAhead(tenantId, DESK_HEAD, pageOf(readWish(location.search), '', PAGE, null));
  const [first] = conversations.items;
  return first && { id: first.id, tenantId, due: Date.parse(first.dueAt ?? '9999-12-31') };
}

/** The one that the desk opens by itself; when it opens another, that one is asked then. */
async function openFirst(firsts: readonly First[], asked: Opened | undefined): Promise<void> {
  const [first] = firsts.filter((one) => one !== undefined).sort((a, b) => a.due - b.due);
  if (first && first.id !== asked?.id && isWide()) await openAhead(first);
}

const isWide = () => matchMedia(OPENS_FIRST).matches;

const openAhead = ({ tenantId, id }: Opened) =>
  Promise.all([askAhead(tenantId, CONVERSATION, { id }), askAhead(tenantId, ANSWERS, answersFor(id))]);
