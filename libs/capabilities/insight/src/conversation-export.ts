import type { MessageArchive, Period } from '@samenspraak/conversations';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Files } from '@samenspraak/platform/files';
import { newId, type Clock } from '@samenspraak/platform/kernel';
import { asWorker, type RunningTask, type TaskStep, type TaskWork } from '@samenspraak/platform/queue';
import { sheetHeader, sheetRows } from './conversation-sheet.js';
import { insightPermissions } from './insight.permissions.js';

export const EXPORT_KIND = 'insight.conversations';

/** Messages of one step: a second of work, a part of the file. */
const PER_STEP = 1_000;
/** A file with citizens' words does not lie about for longer. */
const KEPT_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** Writes a period's messages into a sheet, a part of the file per step. */
export class ConversationExport implements TaskWork {
  readonly kind = EXPORT_KIND;
  readonly permission = insightPermissions.export;

  constructor(
    private readonly door: TenantDoor,
    private readonly archive: MessageArchive,
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly perStep = PER_STEP,
  ) {}

  step(task: RunningTask): Promise<TaskStep> {
    return task.checkpoint && task.fileId ? this.append(task, task.fileId) : this.begin(task);
  }

  private async begin({ tenantId, params }: RunningTask): Promise<TaskStep> {
    const expiresAt = new Date(this.clock.now().getTime() + KEPT_DAYS * DAY_MS);
    const name = `gesprekken ${params.firstDay} tot en met ${params.lastDay}.csv`;
    const stepsTotal = await this.inTenant(tenantId, () => this.archive.count(periodOf(params)));
    const fileId = newId();
    return {
      checkpoint: { part: 0, at: null, id: null },
      stepsDone: 0,
      stepsTotal,
      fileId,
      finished: false,
      record: async () => void (await this.files.begin(name, 'text/csv', expiresAt, { id: fileId })),
    };
  }

  private async append(task: RunningTask, fileId: string): Promise<TaskStep> {
    const { tenantId, params } = task;
    const { part, at, id } = task.checkpoint as { part: number; at: string | null; id: string | null };
    const after = at === null || id === null ? undefined : { at, id };
    const messages = await this.inTenant(tenantId, () => this.archive.list(periodOf(params), this.perStep, after));
    const last = messages.at(-1);
    const bytes = part === 0 ? Buffer.concat([sheetHeader(), sheetRows(messages)]) : sheetRows(messages);
    const some = bytes.length > 0;
    if (some) await this.files.writePart(tenantId, fileId, part, bytes);
    const finished = messages.length < this.perStep;
    const stepsDone = task.stepsDone + messages.length;
    return {
      checkpoint: { part: some ? part + 1 : part, at: last?.position ?? at, id: last?.messageId ?? id },
      stepsDone,
      stepsTotal: finished ? stepsDone : Math.max(task.stepsTotal ?? 0, stepsDone),
      fileId,
      finished,
      record: async () => {
        if (some) await this.files.recordPart(fileId, part, bytes.length);
        if (finished) await this.files.finish(fileId);
      },
    };
  }

  private inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    return asWorker(this.door, tenantId, EXPORT_KIND, work);
  }
}

/** As the service wrote them. */
function periodOf({ from, until }: RunningTask['params']): Period {
  return { from: new Date(String(from)), until: new Date(String(until)) };
}
