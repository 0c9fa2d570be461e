import { useSyncExternalStore } from 'react';
import { whenPainted } from './first-paint';

export const PLACES = [
  'werkvoorraad',
  'bibliotheek',
  'kennis',
  'vragen',
  'vergelijking',
  'licentie',
  'zoekopdrachten',
  'triage',
  'goedkeuring',
  'berichtenstop',
  'agressie',
  'exports',
  'beheer',
  'meldingen',
  'aanmelden',
] as const;
export type Place = (typeof PLACES)[number];
export interface Route {
  place: Place | undefined;
  /** What follows the place: an id, or a tab. */
  rest: string | undefined;
}

/** Reads an address; an unknown place is undefined, the bare address is the desk. */
export function routeOf(pathname: string): Route {
  const [first = '', rest] = pathname.split('/').filter(Boolean);
  if (first === '') return { place: 'werkvoorraad', rest: undefined };
  return {
    place: PLACES.find((place) => place === first),
    rest: rest === undefined ? undefined : decodeURIComponent(rest),
  };
}

const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** Where one is already, while the address still has to be written. */
let coming: string | undefined;
const here = () => coming ?? location.pathname;

function writeAddress(): void {
  if (coming === undefined) return;
  const path = coming;
  coming = undefined;
  if (path !== location.pathname) history.replaceState(history.state, '', `${path}${location.search}`);
}

interface Move {
  /** Leaves no step in the history. */
  replace?: boolean;
  /** Writes the address once the move is painted, because writing it takes a browser longer than drawing two rows. Only with `replace`, within one page. */
  paintFirst?: boolean;
}

/** Moves without a page load. */
export function go(path: string, { replace = false, paintFirst = false }: Move = {}): void {
  if (path === here()) return;
  if (replace && paintFirst) {
    if (coming === undefined) whenPainted(writeAddress);
    coming = path;
  } else {
    writeAddress();
    if (path !== location.pathname) history[replace ? 'replaceState' : 'pushState'](null, '', path);
  }
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const back = () => {
    coming = undefined;
    listener();
  };
  addEventListener('popstate', back);
  addEventListener('pagehide', writeAddress);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', back);
    removeEventListener('pagehide', writeAddress);
  };
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, here));
}

/** For links that stay inside: a plain click moves without a load, every other click is the browser's. */
export function follow(event: React.MouseEvent<HTMLAnchorElement>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(new URL(event.currentTarget.href).pathname);
}
