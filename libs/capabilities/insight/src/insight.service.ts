import type { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Tasks, TaskView } from '@samenspraak/platform/queue';
import { EXPORT_KIND } from './conversation-export.js';
import { periodOf } from './export-period.js';
import { insightPermissions } from './insight.permissions.js';

/** What a tenant takes out of the product to look at it elsewhere. */
export class InsightService {
  constructor(
    private readonly door: TenantDoor,
    private readonly tasks: Tasks,
    private readonly audit: AuditTrail,
  ) {}

  /** Begins an export; the file is there when the task is done. @throws DomainError INSIGHT_PERIOD_INVALID, TASKS_TOO_MANY */
  async exportConversations(firstDay: string, lastDay: string): Promise<TaskView> {
    await this.door.require(insightPermissions.export);
    const { from, until } = periodOf(firstDay, lastDay);
    const task = await this.tasks.start(EXPORT_KIND, {
      firstDay,
      lastDay,
      from: from.toISOString(),
      until: until.toISOString(),
    });
    await this.audit.record({
      action: 'insight.export_started',
      objectType: 'task',
      objectId: task.id,
      outcome: 'done',
      details: { firstDay, lastDay },
    });
    return task;
  }
}
