import { useSyncExternalStore } from 'react';

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

/** Moves without a page load; `replace` leaves no step in the history. */
export function go(path: string, { replace = false } = {}): void {
  if (path === location.pathname) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => location.pathname));
}

/** For links that stay inside: a plain click moves without a load, every other click is the browser's. */
export function follow(event: React.MouseEvent<HTMLAnchorElement>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(new URL(event.currentTarget.href).pathname);
}
