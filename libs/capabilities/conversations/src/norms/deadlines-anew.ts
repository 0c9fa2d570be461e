import type { NormClock, NormVersions } from '@samenspraak/metrics';
import type { TenantDoor } from '@samenspraak/platform/database';
import { asWorker, type Announcer, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import type { DeadlineRepository, NewDeadline, RunningClock } from './deadline.repository.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Makes the deadlines of all open conversations anew after a tenant changed its hours or norms: part by part, each a transaction. */
export class DeadlinesAnew implements JobRunner {
  readonly topic = 'norm.apply';

  constructor(
    private readonly door: TenantDoor,
    private readonly rows: DeadlineRepository,
    private readonly norm: NormClock,
    private readonly versions: NormVersions,
    private readonly announcer: Announcer,
    private readonly atOnce = 500,
  ) {}

  async run({ tenantId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const inTenant = <T>(work: () => Promise<T>) => asWorker(this.door, tenantId, this.topic, work);
    const version = await inTenant(() => this.versions.version());
    let moved = 0;
    let after: string | undefined = NOBODY;
    while (after !== undefined) {
      const from: string = after;
      const part: { moved: number; last: string | undefined } = await inTenant(() => this.part(from));
      moved += part.moved;
      after = part.last;
    }
    await inTenant(() => this.versions.applied(version, moved));
  }

  private async part(after: string): Promise<{ moved: number; last: string | undefined }> {
    const running = await this.rows.listRunning(after, this.atOnce);
    const ids = await this.rows.move(await this.changed(running));
    await this.announcer.announce('CONVERSATION', ids);
    return { moved: ids.length, last: running.at(-1)?.id };
  }

  private async changed(running: readonly RunningClock[]): Promise<NewDeadline[]> {
    const deadlines = await this.norm.deadlines(running.map(({ since, ...others }) => ({ ...others, at: since })));
    return running.flatMap(({ id, dueAt, normMinutes }, at) => {
      const fresh = deadlines[at]!;
      const same = fresh.dueAt.getTime() === dueAt.getTime() && fresh.normMinutes === normMinutes;
      return same ? [] : [{ id, was: dueAt, ...fresh }];
    });
  }
}
