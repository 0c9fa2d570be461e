import type { INestApplicationContext } from '@nestjs/common';
import { Intake, Reconnector } from '@samenspraak/channels';
import { ColleaguesRunners } from '@samenspraak/colleagues/worker';
import { DeadlinesAnew, Waker } from '@samenspraak/conversations';
import { InsightWorks } from '@samenspraak/insight/worker';
import { LibraryRunners } from '@samenspraak/library/worker';
import { MonitoringRunners } from '@samenspraak/monitoring/worker';
import { systemClock } from '@samenspraak/platform/kernel';
import { MailSender } from '@samenspraak/platform/mail';
import { OperatorServer, type HealthCheck } from '@samenspraak/platform/observability';
import { Announcer, Outbox, TaskWorker, type JobRunner } from '@samenspraak/platform/queue';
import { RepliesRunners } from '@samenspraak/replies/worker';
import { openBounces } from './bounces.js';
import { choresOf } from './chores.js';
import { createWorker } from './create-worker.js';
import type { WorkerParts } from './parts.js';
import { Schedule } from './schedule.js';

function taskWorker(app: INestApplicationContext, { door, log }: WorkerParts): TaskWorker {
  const { works } = app.get(InsightWorks, { strict: false });
  return new TaskWorker(door, works, new Outbox(door), new Announcer(door), systemClock, log);
}

function checksOf({ store, relaySource, queues, files }: WorkerParts): HealthCheck[] {
  return [
    { name: 'database', vital: true, check: () => store.transaction((query) => query('select 1')) },
    { name: 'outbox', vital: true, check: () => relaySource.query('select 1') },
    { name: 'queue', vital: false, check: () => queues.check() },
    { name: 'files', vital: false, check: () => files.check() },
  ];
}

/** The running worker: relay, jobs, intake and chores, with a door for whoever watches it. */
export class RunningWorker {
  private ready = false;

  private constructor(
    readonly port: number,
    private readonly parts: WorkerParts,
    private readonly app: INestApplicationContext,
    private readonly health: OperatorServer,
    private readonly schedule: Schedule,
    private readonly bounces: { close(): Promise<void> } | undefined,
  ) {}

  static async start(parts: WorkerParts): Promise<RunningWorker> {
    const app = await createWorker(parts);
    const schedule = new Schedule(choresOf(app, parts), parts.log);
    let worker: RunningWorker | undefined = undefined as RunningWorker | undefined;
    // Nobody is ready before everything runs.
    const health = new OperatorServer(() => worker?.ready === true, checksOf(parts), parts.metrics);
    const port = await health.listen(parts.settings.WORKER_HEALTH_PORT);
    worker = new RunningWorker(port, parts, app, health, schedule, await openBounces(app, parts));
    const found = [MonitoringRunners, LibraryRunners, RepliesRunners, ColleaguesRunners].flatMap(
      (group) => app.get(group, { strict: false }).runners,
    );
    const single = [MailSender, Reconnector, Waker, DeadlinesAnew].map((runner) =>
      app.get<JobRunner>(runner, { strict: false }),
    );
    parts.workers.start([...found, ...single, taskWorker(app, parts)]);
    parts.near.start(found);
    await parts.relay.start();
    app.get(Intake, { strict: false }).start();
    schedule.start();
    worker.ready = true;
    return worker;
  }

  /** Takes nothing new, lets what runs end, hands the leases back. */
  async stop(): Promise<void> {
    this.ready = false;
    const { parts } = this;
    await this.bounces?.close();
    await this.app.get(Intake, { strict: false }).stop();
    await this.schedule.stop();
    await parts.near.stop();
    await parts.workers.stop();
    await parts.relay.stop();
    await this.app.close();
    await parts.closeTracing();
    await Promise.all([parts.source.destroy(), parts.relaySource.destroy()]);
    this.health.close();
  }
}
