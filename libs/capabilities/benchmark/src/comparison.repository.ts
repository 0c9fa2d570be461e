import type { TenantDoor } from '@samenspraak/platform/database';
import type { TenantView } from '@samenspraak/tenants';
import type { CellFigures } from './figures-row.js';

interface NamedCell {
  member_id: string;
  code: string;
  name: string;
  kind: TenantView['kind'];
  theme: string;
  episodes: number | null;
  answered: number;
  within_norm: number;
  clock_buckets: number[];
  clock_counts: number[];
  open_buckets: number[];
  open_counts: number[];
}

/** A neighbour that signed, with its cells; none when there was too little to show. */
export interface NamedMember {
  readonly tenant: TenantView;
  readonly cells: readonly CellFigures[];
}

/** Reads the figures of those that agreed to be named, through the one function that may. */
export class ComparisonRepository {
  constructor(private readonly door: TenantDoor) {}

  async listNamed(months: readonly string[]): Promise<NamedMember[]> {
    const rows = await this.door.query<NamedCell & Record<string, unknown>>(
      'select n.* from app.named_cells($1::text[]) n',
      [months],
    );
    return [...Map.groupBy(rows, (row) => row.member_id).values()].map((cells) => ({
      tenant: toTenant(cells[0]!),
      cells: cells.filter((cell) => cell.episodes !== null).map(toFigures),
    }));
  }

  async findOwnTenant(): Promise<TenantView> {
    const [row] = await this.door.query<TenantView & Record<string, unknown>>(
      'select t.id, t.code, t.name, t.kind, t.theme from app.tenant t where t.id = $1',
      [this.door.tenantId()],
    );
    return row!;
  }
}

function toTenant(row: NamedCell): TenantView {
  return { id: row.member_id, code: row.code, name: row.name, kind: row.kind, theme: row.theme };
}

function toFigures(row: NamedCell): CellFigures {
  return {
    episodes: row.episodes ?? 0,
    answered: row.answered,
    withinNorm: row.within_norm,
    clock: { buckets: row.clock_buckets, counts: row.clock_counts },
    open: { buckets: row.open_buckets, counts: row.open_counts },
  };
}
