import type { TenantDoor } from '@samenspraak/platform/database';
import { CalendarEntity, ClosingDayEntity, NormEntity, OpeningBlockEntity } from './calendar.entity.js';

/** Reads when the tenant of the running operation is open, and its norms. */
export class CalendarRepository {
  constructor(private readonly door: TenantDoor) {}

  async findChoices(): Promise<CalendarEntity | null> {
    return this.rows(CalendarEntity).then((rows) => rows[0] ?? null);
  }

  async listBlocks(): Promise<OpeningBlockEntity[]> {
    const manager = await this.door.manager();
    return manager
      .getRepository(OpeningBlockEntity)
      .find({ where: { tenantId: this.door.tenantId() }, order: { weekday: 'asc', fromMinute: 'asc' } });
  }

  listClosingDays(): Promise<ClosingDayEntity[]> {
    return this.rows(ClosingDayEntity);
  }

  listNorms(): Promise<NormEntity[]> {
    return this.rows(NormEntity);
  }

  private async rows<Row extends { tenantId: string }>(entity: new () => Row): Promise<Row[]> {
    const manager = await this.door.manager();
    return manager.getRepository(entity).find({ where: { tenantId: this.door.tenantId() } as never });
  }
}
