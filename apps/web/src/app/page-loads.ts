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

// The code of the page comes while it is found out who is there.
const first: (() => Promise<unknown>) | undefined = LOADS[location.pathname.split('/')[1] as keyof typeof LOADS];
first?.().catch(() => undefined);
