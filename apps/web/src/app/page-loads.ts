import type { ComponentType } from 'react';
import type { Place } from './router';

/** The code of each page. */
export const LOADS = {
  werkvoorraad: () => import('../features/desk/desk.page'),
  bibliotheek: () => import('../features/library/library.page'),
  kennis: () => import('../features/knowledge/knowledge.page'),
  vragen: () => import('../features/colleagues/colleagues.page'),
  vergelijking: () => import('../features/comparison/comparison.page'),
  licentie: () => import('../features/licence/licence.page'),
  zoekopdrachten: () => import('../features/monitoring/monitoring.page'),
  triage: () => import('../features/triage/triage.page'),
  goedkeuring: () => import('../features/approval/approval.page'),
  berichtenstop: () => import('../features/message-stop/message-stop.page'),
  agressie: () => import('../features/aggression/aggression.page'),
  exports: () => import('../features/exports/exports.page'),
  beheer: () => import('../features/settings/settings.page'),
  meldingen: () => import('../features/notifications/notifications.page'),
} satisfies Partial<Record<Place, () => Promise<unknown>>>;

interface PageModule {
  readonly default: ComponentType<{ rest: string | undefined }>;
  /** Puts in its place what was asked ahead, before the first drawing. */
  readonly prepare?: () => void;
}

const arrived = location.pathname.split('/')[1] as keyof typeof LOADS;
let loaded: PageModule | undefined;
let drawn: PageModule | undefined;

/** The code of the page comes while it is found out who is there. */
export const firstPage: Promise<void> = Promise.resolve(
  (LOADS[arrived] as (() => Promise<PageModule>) | undefined)?.().then((found) => void (loaded = found)),
).catch(() => undefined);

/** The first drawing begins: a page whose code is there is part of it, and what comes later is waited for as any other page. */
export function prepareFirst(): void {
  drawn = loaded;
  drawn?.prepare?.();
}

/** The page at which one arrived, if it is part of the first drawing. */
export const firstPageAt = (place: string) => (place === arrived ? drawn?.default : undefined);
