import { DEFINITION_VERSION, type CellRepository } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Agreements, TenantCalendars, TenantView } from '@samenspraak/tenants';
import { benchmarkPermissions } from './benchmark.permissions.js';
import type { ComparisonRepository } from './comparison.repository.js';
import { figuresOf, WITHHELD, type Figures } from './figures-row.js';
import { dayOf, periodBefore, periodOf } from './period.js';

/** Told by the app: are these figures of invented people? */
export class ComparisonOptions {
  constructor(readonly demo: boolean) {}
}

export interface ComparisonRow extends Figures {
  readonly tenant: TenantView;
  readonly own: boolean;
}

export interface Comparison {
  readonly period: string;
  /** The period is not over: its figures still change. */
  readonly running: boolean;
  readonly from: string;
  readonly until: string;
  readonly definitionVersion: number;
  readonly demo: boolean;
  readonly rows: readonly ComparisonRow[];
  readonly agreement: { readonly name: string; readonly validFrom: string; readonly validUntil: string } | null;
  readonly normResponseRate: number;
  readonly normMedianMinutes: number;
  readonly previous: ComparisonRow | null;
}

/** The tenant beside its neighbours, by name, as far as both signed for it. Without an agreement: alone. */
export class ComparisonService {
  constructor(
    private readonly door: TenantDoor,
    private readonly figures: ComparisonRepository,
    private readonly cells: CellRepository,
    private readonly agreements: Agreements,
    private readonly calendars: TenantCalendars,
    private readonly options: ComparisonOptions,
    private readonly clock: Clock,
  ) {}

  async compare(name: string): Promise<Comparison> {
    await this.door.require(benchmarkPermissions.compare);
    const period = periodOf(name);
    const agreement = await this.agreements.find('benchmark_named');
    const us = await this.figures.findOwnTenant();
    const own = async (months: readonly string[]): Promise<ComparisonRow> => ({
      tenant: us,
      own: true,
      ...figuresOf(await this.cells.list(months)),
    });
    const others = agreement ? await this.figures.listNamed(period.months) : [];
    const neighbours = others.map(({ tenant, cells }): ComparisonRow => {
      return { tenant, own: false, ...(cells.length === 0 ? WITHHELD : figuresOf(cells)) };
    });
    const previous = await own(periodBefore(period).months);
    return {
      period: period.name,
      running: period.until >= dayOf(this.clock.now()),
      from: period.from,
      until: period.until,
      definitionVersion: DEFINITION_VERSION,
      demo: this.options.demo,
      rows: [await own(period.months), ...neighbours.sort((a, b) => (a.tenant.name < b.tenant.name ? -1 : 1))],
      agreement: agreement ?? null,
      normResponseRate: await this.calendars.responseRate(),
      normMedianMinutes: await this.calendars.normMinutes('*'),
      previous: previous.questions === 0 ? null : previous,
    };
  }
}
