import { In } from 'typeorm';
import type { TenantDoor } from '@samenspraak/platform/database';
import { emptyCell, type Cell, type CellKey } from './cell.js';
import { CellEntity } from './cell.entity.js';

/** Reads and writes the cells of the tenant. */
export class CellRepository {
  constructor(private readonly door: TenantDoor) {}

  /** Makes the cell when it is missing and holds its row until the transaction ends. */
  async lock(key: CellKey): Promise<Cell> {
    const tenantId = this.door.tenantId();
    await this.door.query(
      'insert into app.cell (tenant_id, month, network) values ($1, $2, $3) on conflict (tenant_id, month, network) do nothing',
      [tenantId, key.month, key.network],
    );
    const manager = await this.door.manager();
    const row = await manager
      .getRepository(CellEntity)
      .findOne({ where: { tenantId, ...pick(key) }, lock: { mode: 'pessimistic_write' } });
    return row ? toCell(row) : emptyCell(key);
  }

  async save(cell: Cell): Promise<void> {
    const manager = await this.door.manager();
    await manager.getRepository(CellEntity).update(
      { tenantId: this.door.tenantId(), ...pick(cell) },
      {
        episodes: cell.episodes,
        answered: cell.answered,
        withinNorm: cell.withinNorm,
        clockBuckets: [...cell.clock.buckets],
        clockCounts: [...cell.clock.counts],
        openBuckets: [...cell.open.buckets],
        openCounts: [...cell.open.counts],
      },
    );
  }

  async list(months: readonly string[]): Promise<Cell[]> {
    const manager = await this.door.manager();
    const rows = await manager.getRepository(CellEntity).find({
      where: { tenantId: this.door.tenantId(), month: In([...months]) },
      order: { month: 'ASC', network: 'ASC' },
    });
    return rows.map(toCell);
  }
}

function pick({ month, network }: CellKey): CellKey {
  return { month, network };
}

function toCell(row: CellEntity): Cell {
  return {
    month: row.month,
    network: row.network,
    episodes: row.episodes,
    answered: row.answered,
    withinNorm: row.withinNorm,
    clock: { buckets: row.clockBuckets, counts: row.clockCounts },
    open: { buckets: row.openBuckets, counts: row.openCounts },
  };
}
