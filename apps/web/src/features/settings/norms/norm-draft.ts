import type { Holiday, LiberationDay, NormSettingsInput, NormSettingsQuery } from '../../../gql/graphql';

export type Kept = NormSettingsQuery['normSettings'];
export type Urgency = 'low' | 'normal' | 'high' | 'urgent';
export const URGENCIES: readonly Urgency[] = ['low', 'normal', 'high', 'urgent'];
export const ALL_NETWORKS = '*';

export interface Block {
  weekday: number;
  fromMinute: number;
  toMinute: number;
}
/** One line of the table of norms, as it is typed: "2:30", or nothing. */
export interface NormLine extends Record<Urgency, string> {
  network: string;
}

/** What stands on the screen and may not be saved yet. */
export interface NormDraft {
  blocks: readonly Block[];
  goodFriday: boolean;
  liberationDay: LiberationDay;
  openHolidays: readonly Holiday[];
  closingDays: readonly { day: string; reason: string }[];
  norms: readonly NormLine[];
  responseRate: string;
}

/** Minutes as "2:30". */
export const hoursOf = (minutes: number | null | undefined): string =>
  minutes == null ? '' : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Reads "2:30", "2.30" or "2" hours; null is nothing, undefined is no time. */
export function minutesOf(text: string): number | null | undefined {
  const clean = text.trim();
  if (clean === '') return null;
  const [, hours, minutes = '0'] = /^(\d{1,4})(?:[:.](\d{2}))?$/.exec(clean) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const sum = Number(hours) * 60 + Number(minutes);
  return sum > 0 ? sum : undefined;
}

export function draftOf(kept: Kept, networks: readonly string[]): NormDraft {
  const lines = [...new Set([ALL_NETWORKS, ...networks, ...kept.norms.map((norm) => norm.network)])];
  return {
    ...{ blocks: kept.blocks, goodFriday: kept.goodFriday, liberationDay: kept.liberationDay },
    ...{ openHolidays: kept.openHolidays, closingDays: kept.closingDays },
    norms: lines.map((network) => {
      const norm = kept.norms.find((one) => one.network === network);
      const [low, normal, high, urgent] = URGENCIES.map((urgency) => hoursOf(norm?.[urgency])) as [
        string,
        string,
        string,
        string,
      ];
      return { network, low, normal, high, urgent };
    }),
    responseRate: String(kept.responseRate),
  };
}

/** What is sent; undefined while something on the screen is no time or number. */
export function inputOf(draft: NormDraft): NormSettingsInput | undefined {
  const rate = /^\d{1,3}$/.test(draft.responseRate.trim()) ? Number(draft.responseRate) : undefined;
  const norms = draft.norms.map(({ network, ...times }) => ({
    network,
    ...{ low: minutesOf(times.low), normal: minutesOf(times.normal) },
    ...{ high: minutesOf(times.high), urgent: minutesOf(times.urgent) },
  }));
  if (rate === undefined || norms.some((norm) => URGENCIES.some((urgency) => norm[urgency] === undefined)))
    return undefined;
  return {
    ...{ blocks: [...draft.blocks], closingDays: [...draft.closingDays], openHolidays: [...draft.openHolidays] },
    ...{ goodFriday: draft.goodFriday, liberationDay: draft.liberationDay, responseRate: rate, norms },
  };
}

/** Another opening for a day: after its last one, or office hours. */
export function nextBlock(blocks: readonly Block[], weekday: number): Block | undefined {
  const last = Math.max(-1, ...blocks.filter((block) => block.weekday === weekday).map((block) => block.toMinute));
  if (last < 0) return { weekday, fromMinute: 540, toMinute: 1020 };
  const fromMinute = last + 30;
  return fromMinute < 1440 ? { weekday, fromMinute, toMinute: Math.min(1440, fromMinute + 120) } : undefined;
}
