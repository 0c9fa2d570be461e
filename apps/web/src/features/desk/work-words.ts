import { formatDay, formatTime } from '../../ui/format';
import type { Conversation } from './conversation-store';

export type Proposal = Conversation['proposals'][number];
/** Of whichever catalogue. */
export type Translate = (key: string, holes: Record<string, unknown>) => string;

/** A choice in words: a name of the tenant's list stays as it is. */
export function valueWord(t: Translate, aspect: string, value: string): string {
  if (aspect === 'TOPIC' || aspect === 'DEPARTMENT') return value || t('work:none', {});
  return value ? t(`value.${aspect}.${value}`, {}) : t('work:none', {});
}

/** Why something was proposed. */
export function reasonWord(t: Translate, { reason, word }: Proposal): string {
  return t(`reason.${reason}`, { word: word ?? '' });
}

export const momentWord = (iso: string) => `${formatDay(iso)}, ${formatTime(iso)}`;

/** The same where there is little room. */
export const shortMoment = (iso: string) =>
  new Date(iso).toLocaleString(document.documentElement.lang || 'nl', {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    timeZone: 'Europe/Amsterdam',
  });
