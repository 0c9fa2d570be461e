import type { TenantDoor } from '../database/index.js';
import type { RunningTask, TaskNote, TaskStep, TaskView } from './task.js';

const VIEW = `t.id, t.kind, t.params, upper(t.state) as state, t.steps_done as "stepsDone", t.steps_total as "stepsTotal",
  t.requested_at as "requestedAt", t.ended_at as "endedAt", t.error_code as "errorCode", t.file_id as "fileId"`;

export interface ClaimedTask extends RunningTask {
  readonly kind: string;
  /** Tells this run from a later one of the same task. */
  readonly fence: number;
  /** Of the person who asked; empty when that person is no member any more. */
  readonly roles: readonly string[];
  readonly failingSince: Date | null;
}

/** The tasks of a tenant, and of one person in it. */
export class TaskRepository {
  constructor(private readonly door: TenantDoor) {}

  async insert(id: string, kind: string, params: TaskNote): Promise<void> {
    const { membershipId } = await this.door.entrance();
    await this.door.query(
      'insert into app.task (tenant_id, id, kind, params, requested_by) values ($1, $2, $3, $4, $5)',
      [this.door.tenantId(), id, kind, JSON.stringify(params), membershipId],
    );
  }

  async listOwn(limit: number): Promise<TaskView[]> {
    const { membershipId } = await this.door.entrance();
    return this.door.query<TaskView>(
      `select ${VIEW} from app.task t where t.tenant_id = $1 and t.requested_by = $2 order by t.requested_at desc, t.id desc limit $3`,
      [this.door.tenantId(), membershipId, limit],
    );
  }

  async findOwn(id: string): Promise<TaskView | undefined> {
    const { membershipId } = await this.door.entrance();
    const [row] = await this.door.query<TaskView>(
      `select ${VIEW} from app.task t where t.tenant_id = $1 and t.requested_by = $2 and t.id = $3`,
      [this.door.tenantId(), membershipId, id],
    );
    return row;
  }

  async countOwnOpen(): Promise<number> {
    const { membershipId } = await this.door.entrance();
    const [row] = await this.door.query<{ n: number }>(
      `select count(*)::int as n from app.task t where t.tenant_id = $1 and t.requested_by = $2 and t.state in ('waiting', 'running')`,
      [this.door.tenantId(), membershipId],
    );
    return row!.n;
  }

  /** Whoever runs it finds at its next step that it was ended. @returns false when it had ended already. */
  async cancelOwn(id: string): Promise<boolean> {
    const { membershipId } = await this.door.entrance();
    const rows = await this.door.query(
      `update app.task t set state = 'cancelled', ended_at = now(), fence = t.fence + 1
       where t.tenant_id = $1 and t.requested_by = $2 and t.id = $3 and t.state in ('waiting', 'running') returning t.id`,
      [this.door.tenantId(), membershipId, id],
    );
    return rows.length > 0;
  }

  /** From where it stopped. @returns false when it has not failed. */
  async retryOwn(id: string): Promise<boolean> {
    const { membershipId } = await this.door.entrance();
    const rows = await this.door.query(
      `update app.task t set state = 'waiting', ended_at = null, error_code = null, failing_since = null
       where t.tenant_id = $1 and t.requested_by = $2 and t.id = $3 and t.state = 'failed' returning t.id`,
      [this.door.tenantId(), membershipId, id],
    );
    return rows.length > 0;
  }

  /** Takes an open task from whoever had it. */
  async claim(id: string): Promise<ClaimedTask | undefined> {
    const [row] = await this.door.query<ClaimedTask>(
      `update app.task t set state = 'running', started_at = coalesce(t.started_at, now()), fence = t.fence + 1
       where t.tenant_id = $1 and t.id = $2 and t.state in ('waiting', 'running')
       returning t.id, t.tenant_id as "tenantId", t.kind, t.params, t.checkpoint, t.steps_done as "stepsDone", t.steps_total as "stepsTotal", t.file_id as "fileId",
         t.fence, t.failing_since as "failingSince", coalesce((select m.roles from app.membership m where m.tenant_id = $1 and m.id = t.requested_by
           and m.status = 'active' and m.valid_from <= now() and m.valid_until > now()), '{}') as roles`,
      [this.door.tenantId(), id],
    );
    return row;
  }

  /** @returns false when the task was cancelled or another run has it. */
  async commitStep({ id, fence }: ClaimedTask, step: TaskStep): Promise<boolean> {
    const rows = await this.door.query(
      `update app.task t set checkpoint = $4, steps_done = $5, steps_total = $6, file_id = $7, failing_since = null,
         state = case when $8 then 'done' else 'running' end, ended_at = case when $8 then now() end
       where t.tenant_id = $1 and t.id = $2 and t.fence = $3 and t.state = 'running' returning t.id`,
      [
        this.door.tenantId(),
        id,
        fence,
        JSON.stringify(step.checkpoint),
        step.stepsDone,
        step.stepsTotal,
        step.fileId,
        step.finished,
      ],
    );
    return rows.length > 0;
  }

  async fail({ id, fence }: ClaimedTask, code: string): Promise<void> {
    await this.door.query(
      `update app.task t set state = 'failed', ended_at = now(), error_code = $4 where t.tenant_id = $1 and t.id = $2 and t.fence = $3 and t.state = 'running'`,
      [this.door.tenantId(), id, fence, code],
    );
  }

  async noteFailing({ id, fence }: ClaimedTask): Promise<void> {
    await this.door.query(
      `update app.task t set failing_since = coalesce(t.failing_since, now()) where t.tenant_id = $1 and t.id = $2 and t.fence = $3`,
      [this.door.tenantId(), id, fence],
    );
  }

  /** Forgets what ended before, and what nobody can finish any more because its file has gone. */
  async forget(before: Date): Promise<void> {
    await this.door.query('delete from app.task t where t.tenant_id = $1 and t.ended_at < $2', [
      this.door.tenantId(),
      before,
    ]);
  }

  /** The file has expired: the task no longer offers it. */
  async dropFile(fileId: string): Promise<void> {
    await this.door.query(
      `update app.task t set file_id = null, ended_at = coalesce(t.ended_at, now()),
         error_code = case when t.ended_at is null then 'TASKS_TOO_LATE' else t.error_code end, state = case when t.ended_at is null then 'failed' else t.state end
       where t.tenant_id = $1 and t.file_id = $2`,
      [this.door.tenantId(), fileId],
    );
  }
}
