import { cameAhead } from '../../app/ask';
import { go, routeOf } from '../../app/router';
import { dayAround } from '../../ui/format';
import { takeConversation } from './conversation-store';
import { PAGE, pageOf, printWish, readWish, shownSort } from './desk-wish';
import { DESK_HEAD } from './lists.queries';
import { inOrder } from './list-order';
import { keepOpened, keptDesks, OPENS_FIRST } from './look-ahead';
import { takeOpenings } from './openings';

/** Puts what was asked ahead where the desk looks for it, so that its first drawing shows it all. */
export function prepare(): void {
  const desks = keptDesks();
  desks.forEach(takeOpenings);
  const { rest } = routeOf(location.pathname);
  if (rest !== undefined) return desks.forEach((tenantId) => takeConversation(tenantId, rest));
  const first = matchMedia(OPENS_FIRST).matches ? firstOf(desks) : undefined;
  if (!first) return;
  const words = printWish(readWish(location.search));
  go(`/werkvoorraad/${encodeURIComponent(first.id)}`, { replace: true });
  if (words) history.replaceState(history.state, '', `${location.pathname}${words}`);
  keepOpened(first);
  takeConversation(first.tenantId, first.id);
}

/** The row that the desk opens by itself, when all of its lists are there. */
function firstOf(desks: readonly string[]) {
  const wish = readWish(location.search);
  const pages = desks.map((tenantId) => cameAhead(tenantId, DESK_HEAD, pageOf(wish, '', PAGE, null))?.conversations);
  if (pages.some((page) => page === undefined || (page.items.length === 0 && page.hasMore))) return undefined;
  const rows = pages.flatMap((page) => page?.items ?? []);
  const now = Date.now();
  return inOrder(rows, { now, today: dayAround(now) }, shownSort(wish, ''))[0]?.rows[0];
}
