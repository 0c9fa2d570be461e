import { addOpenMinutes, openMinutesBetween, type OpeningCalendar, type Urgency } from '@samenspraak/language/time';

/** The tenant's opening hours and norms, as the tenants capability keeps them. */
export interface NormSource {
  get(): Promise<OpeningCalendar>;
  /** Minutes in opening hours within which a first answer should go out; of a normal question when nothing is said. */
  normMinutes(network: string, urgency?: Urgency): Promise<number>;
  /** Both together, where one look is cheaper than two. */
  read?(): Promise<Norms>;
}

/** Hours and norms as they were at one moment. */
export interface Norms {
  readonly calendar: OpeningCalendar;
  normMinutes(network: string, urgency?: Urgency): number | Promise<number>;
}

/** Which version of a tenant's hours and norms counts, and of which the open deadlines are. */
export abstract class NormVersions {
  abstract version(): Promise<number>;
  /** The open deadlines are of this version now; so many moved. */
  abstract applied(version: number, moved: number): Promise<void>;
}

/** What the norm is of a question, and when it runs out. */
export interface Deadline {
  readonly dueAt: Date;
  readonly normMinutes: number;
}

/** The one clock of norms: the desk's deadlines and the figures read the same. */
export class NormClock {
  constructor(private readonly source: NormSource) {}

  normMinutes(network: string, urgency?: Urgency): Promise<number> {
    return this.source.normMinutes(network, urgency);
  }

  async openMinutes(from: Date, until: Date): Promise<number> {
    if (until <= from) return 0;
    return Math.round(openMinutesBetween(from, until, await this.source.get()));
  }

  /** When the norm for an answer runs out. */
  async deadline(network: string, from: Date, urgency?: Urgency): Promise<Deadline> {
    const [deadline] = await this.deadlines([{ network, at: from, ...(urgency && { urgency }) }]);
    return deadline!;
  }

  /**
   * The same for many at once, in their order: the calendar is read once, and the norm once for each network and urgency.
   * @param read for who has them already, or asked earlier
   */
  async deadlines(
    asked: readonly { network: string; at: Date; urgency?: Urgency }[],
    read: () => Promise<Norms> = () => this.read(),
  ): Promise<Deadline[]> {
    if (asked.length === 0) return [];
    const norms = await read();
    const minutes = new Map<string, number>();
    const answers: Deadline[] = [];
    for (const { network, at, urgency } of asked) {
      const key = `${network} ${urgency ?? ''}`;
      const normMinutes = minutes.get(key) ?? (await norms.normMinutes(network, urgency));
      minutes.set(key, normMinutes);
      answers.push({ dueAt: addOpenMinutes(at, normMinutes, norms.calendar), normMinutes });
    }
    return answers;
  }

  async read(): Promise<Norms> {
    if (this.source.read) return this.source.read();
    const { source } = this;
    return {
      calendar: await source.get(),
      normMinutes: (network, urgency) => source.normMinutes(network, urgency),
    };
  }
}
