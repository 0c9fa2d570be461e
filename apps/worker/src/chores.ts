import type { INestApplicationContext } from '@nestjs/common';
import { QuestionClock } from '@samenspraak/colleagues';
import { ConversationIntake, FollowUpWatch, NormWatch } from '@samenspraak/conversations';
import { ArticleReviewWatch } from '@samenspraak/knowledge/worker';
import { ReviewWatch } from '@samenspraak/library';
import { MonitoringHousekeeping } from '@samenspraak/monitoring';
import { NotificationHousekeeping } from '@samenspraak/notifications';
import { FileHousekeeping } from '@samenspraak/platform/files';
import { systemClock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';
import { UseCounter } from '@samenspraak/replies';
import { PhotoHousekeeping, Workplaces } from '@samenspraak/tenants';
import type { WorkerParts } from './parts.js';
import type { Chore } from './schedule.js';
import { SealRepository } from './seal.repository.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An edit or delete whose message has not come by then is of a message that nobody here has. */
const PARKED_DAYS = 7;
/** A text that comes again after so long begins a group of its own. */
const COPY_DAYS = 14;

/** What the worker does by itself. Each chore may run in several workers. */
export function choresOf(app: INestApplicationContext, { door, files, log }: WorkerParts): Chore[] {
  const workplaces = app.get(Workplaces, { strict: false });
  const housekeeping = app.get(MonitoringHousekeeping, { strict: false });
  const intake = app.get(ConversationIntake, { strict: false });
  const norm = app.get(NormWatch, { strict: false });
  const promises = app.get(FollowUpWatch, { strict: false });
  const questions = app.get(QuestionClock, { strict: false });
  const reviews = [ReviewWatch, ArticleReviewWatch].map((watch) => app.get(watch, { strict: false }));
  const use = app.get(UseCounter, { strict: false });
  const notices = app.get(NotificationHousekeeping, { strict: false });
  const expiring = new FileHousekeeping(door, files, systemClock);
  const photos = new PhotoHousekeeping(door);
  const seals = new SealRepository(door);
  const everywhere = async (name: string, work: (tenantId: string) => Promise<unknown>) => {
    for (const tenantId of await workplaces.listTenants()) {
      // One tenant that refuses holds up no other.
      await work(tenantId).catch((error: unknown) =>
        log.error('chore.tenant', error, { chore: name, tenant: tenantId }),
      );
    }
  };
  return [
    { name: 'audit.seal', everyMs: MINUTE, run: () => everywhere('audit.seal', (tenant) => seals.seal(tenant)) },
    {
      name: 'monitoring.expiry',
      everyMs: 10 * MINUTE,
      run: () => everywhere('monitoring.expiry', (tenant) => housekeeping.endExpired(tenant)),
    },
    { name: 'mention.forgotten', everyMs: 30 * SECOND, run: () => housekeeping.ringForgotten() },
    { name: 'mention.purge', everyMs: 10 * MINUTE, run: () => housekeeping.purge() },
    {
      name: 'files.expiry',
      everyMs: HOUR,
      run: () => everywhere('files.expiry', (tenant) => expiring.run(tenant)),
    },
    {
      name: 'photos.leavers',
      everyMs: HOUR,
      run: () => everywhere('photos.leavers', (tenant) => photos.run(tenant)),
    },
    {
      name: 'conversations.norm',
      everyMs: MINUTE,
      run: () => everywhere('conversations.norm', (tenant) => norm.warn(tenant)),
    },
    {
      name: 'conversations.promises',
      everyMs: MINUTE,
      run: () => everywhere('conversations.promises', (tenant) => promises.remind(tenant)),
    },
    {
      name: 'colleagues.clock',
      everyMs: 10 * MINUTE,
      run: () => everywhere('colleagues.clock', (tenant) => questions.run(tenant)),
    },
    {
      name: 'library.review',
      everyMs: HOUR,
      run: () =>
        everywhere('library.review', async (tenant) => {
          for (const watch of reviews) await watch.remind(tenant);
        }),
    },
    { name: 'library.figures', everyMs: HOUR, run: () => everywhere('library.figures', (tenant) => use.count(tenant)) },
    {
      name: 'notifications.purge',
      everyMs: DAY,
      run: () => everywhere('notifications.purge', (tenant) => notices.purge(tenant)),
    },
    {
      name: 'conversations.purge',
      everyMs: DAY,
      run: () =>
        everywhere('conversations.purge', (tenant) =>
          asWorker(door, tenant, 'conversations.purge', () =>
            intake.purge({
              parked: new Date(Date.now() - PARKED_DAYS * DAY),
              copies: new Date(Date.now() - COPY_DAYS * DAY),
            }),
          ),
        ),
    },
  ];
}
