import { addOpenMinutes, openMinutesBetween, type OpeningCalendar } from '@samenspraak/language/time';

/** The tenant's opening hours and norms, as the tenants capability keeps them. */
export interface NormSource {
  get(): Promise<OpeningCalendar>;
  /** Minutes in opening hours within which a first answer should go out. */
  normMinutes(network: string): Promise<number>;
}

/** The one clock of norms: the desk's deadlines and the figures read the same. */
export class NormClock {
  constructor(private readonly source: NormSource) {}

  normMinutes(network: string): Promise<number> {
    return this.source.normMinutes(network);
  }

  async openMinutes(from: Date, until: Date): Promise<number> {
    if (until <= from) return 0;
    return Math.round(openMinutesBetween(from, until, await this.source.get()));
  }

  /** When the norm for an answer runs out. */
  async deadline(network: string, from: Date): Promise<{ dueAt: Date; normMinutes: number }> {
    const normMinutes = await this.normMinutes(network);
    return { dueAt: addOpenMinutes(from, normMinutes, await this.source.get()), normMinutes };
  }

  /** The same for many at once, in their order: the calendar is read once, and the norm once for each network. */
  async deadlines(asked: readonly { network: string; at: Date }[]): Promise<{ dueAt: Date; normMinutes: number }[]> {
    if (asked.length === 0) return [];
    const calendar = await this.source.get();
    const norms = new Map<string, number>();
    for (const network of new Set(asked.map((one) => one.network))) norms.set(network, await this.normMinutes(network));
    return asked.map(({ network, at }) => {
      const normMinutes = norms.get(network)!;
      return { dueAt: addOpenMinutes(at, normMinutes, calendar), normMinutes };
    });
  }
}
