import { libraryPermissions } from '@samenspraak/library';
import type { TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { TenantView } from '@samenspraak/tenants';

/** What came of a shared text at one neighbour that consents, exact; figures are null where there were too few answers. */
export interface NeighbourFigures {
  readonly tenant: TenantView;
  readonly sent: number | null;
  readonly editedPercent: number | null;
  readonly reopenedPercent: number | null;
}

/** At all others together, rounded: sent down to tens, percentages to fives between 5 and 95. */
export interface PooledFigures {
  readonly councils: number;
  readonly sent: number;
  readonly editedPercent: number;
  readonly reopenedPercent: number;
}

export interface TextFigures {
  /** Months that are over, such as 2026-10; those in any of the figures. */
  readonly months: readonly string[];
  readonly neighbours: readonly NeighbourFigures[];
  /** Null where the group is too small, or one of them too large, to stay unknown. */
  readonly together: PooledFigures | null;
}

interface Row extends Omit<TenantView, 'id'>, Record<string, unknown> {
  id: string | null;
  months: string[];
  councils: number;
  sent: number | null;
  editedPercent: number | null;
  reopenedPercent: number | null;
}

/** For the tenant that wrote a text: what came of it elsewhere. The one function that may read it holds the rules. */
export class SharedTextFigures {
  constructor(private readonly door: TenantDoor) {}

  async of(itemId: string): Promise<TextFigures> {
    await this.door.require(libraryPermissions.read);
    const rows = isId(itemId) ? await this.read(itemId) : [];
    const pool = rows.find((row) => row.id === null);
    return {
      months: [...new Set(rows.flatMap((row) => row.months))].sort(),
      neighbours: rows.flatMap(({ id, code, name, kind, theme, sent, editedPercent, reopenedPercent }) =>
        id === null ? [] : [{ tenant: { id, code, name, kind, theme }, sent, editedPercent, reopenedPercent }],
      ),
      together: pool ? (pool as unknown as PooledFigures) : null,
    };
  }

  private read(itemId: string): Promise<Row[]> {
    return this.door.query<Row>(
      `select f.member_id as id, f.code, f.name, f.kind, f.theme, f.months, f.councils, f.sent, f.edited_percent as "editedPercent",
         f.reopened_percent as "reopenedPercent" from app.text_figures($1) f`,
      [itemId],
    );
  }
}
