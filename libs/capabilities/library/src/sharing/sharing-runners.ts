import type { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker, ringLocally, type JobCall, type JobRunner } from '@samenspraak/platform/queue';
import { libraryPermissions } from '../library.permissions.js';
import { RecallKeeper } from '../recall/recall-keeper.js';
import { ContributionRepository } from './contribution.repository.js';
import { aboutOf, PUBLISHED_TOPIC } from './publications.js';
import { isWaiting, type Adoption } from './shared-item.js';
import { SharingParts } from './sharing-parts.js';
import { ARRIVED_TOPIC, COUNTED_TOPIC } from './sharing.service.js';

export const REMINDER_TOPIC = 'library.reminder';

/** How long a tenant has to say what it does with a newer version. Afterwards it is reminded; its text is never replaced. */
const DAYS_TO_DECIDE = 14;

/** Rings at everybody who uses what was published. Only ids pass here: whoever published learns nothing of them. */
export class PublishedRunner implements JobRunner {
  readonly topic = PUBLISHED_TOPIC;

  constructor(private readonly store: LocalStore) {}

  async run({ refId }: JobCall): Promise<void> {
    await this.store.transaction(async (query) => {
      const adopters = await query<{ tenant_id: string }>(
        'select r.tenant_id from app.adoption_route r where r.item_id = $1 and r.told order by r.tenant_id',
        [refId],
      );
      const bells = adopters.map(({ tenant_id }) => ({ topic: ARRIVED_TOPIC, refId, tenantId: tenant_id }) as const);
      await ringLocally(query, bells);
    });
  }
}

/** At one adopter: what is followed comes up to date; who must decide is told, with a day. */
export class ArrivedRunner implements JobRunner {
  readonly topic = ARRIVED_TOPIC;

  constructor(private readonly parts: SharingParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const { door, adoptions, clock, outbox } = this.parts;
    await asWorker(door, tenantId, ARRIVED_TOPIC, async () => {
      const one = await adoptions.find(refId);
      if (!one?.upstream) return;
      if (one.state === 'FOLLOW' && !one.review) {
        await adoptions.followTo(refId, one.upstream.version, one.upstream.content);
      } else if (isWaiting(one)) {
        const before = one.decideBefore ?? new Date(clock.now().getTime() + DAYS_TO_DECIDE * 24 * 60 * 60_000);
        if (!one.decideBefore) {
          await adoptions.setDecideBefore(refId, before);
          await outbox.ring(REMINDER_TOPIC, refId, before);
        }
        await tellToDecide(this.parts, one, before, `${refId}:${one.upstream.version}`);
      }
      await this.parts.announce(refId);
    });
  }
}

/** The day has come and nobody decided: told once more. */
export class ReminderRunner implements JobRunner {
  readonly topic = REMINDER_TOPIC;

  constructor(private readonly parts: SharingParts) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const { door, adoptions, clock } = this.parts;
    await asWorker(door, tenantId, REMINDER_TOPIC, async () => {
      const one = await adoptions.find(refId);
      if (!one?.decideBefore || !isWaiting(one) || one.decideBefore > clock.now()) return;
      await tellToDecide(this.parts, one, one.decideBefore, `${refId}:${one.upstream!.version}:late`);
    });
  }
}

/** Tells the author how many use what it wrote: a number, from five on, never who. */
export class CountedRunner implements JobRunner {
  readonly topic = COUNTED_TOPIC;

  constructor(
    private readonly parts: SharingParts,
    private readonly store: LocalStore,
  ) {}

  async run({ tenantId, refId }: JobCall): Promise<void> {
    if (!tenantId) return;
    const { door, items, clock } = this.parts;
    const item = await asWorker(door, tenantId, COUNTED_TOPIC, () => items.find(refId));
    if (!item) return;
    const [counted] = await this.store.ask<{ n: number }>(
      'select count(*)::int as n from app.adoption_route r where r.item_id = $1 and r.told',
      [refId],
    );
    await asWorker(door, item.publisher.id, COUNTED_TOPIC, async () => {
      await new ContributionRepository(door).set(refId, counted?.n ?? 0, clock.now());
    });
  }
}

/** Every job of sharing. */
export function sharingRunners(door: TenantDoor, store: LocalStore, clock: Clock): JobRunner[] {
  const parts = new SharingParts(door, clock);
  return [
    new PublishedRunner(store),
    new ArrivedRunner(parts),
    new ReminderRunner(parts),
    new CountedRunner(parts, store),
    new RecallKeeper(door, store),
  ];
}

function tellToDecide({ notify }: SharingParts, one: Adoption, before: Date, subject: string): Promise<void> {
  return notify.tell({
    kind: 'TEMPLATE_UPDATED',
    to: { roles: libraryPermissions.adopt.roles },
    params: { publisher: one.publisher.name, before: before.toISOString().slice(0, 10), ...aboutOf(one.kind) },
    subject,
    subjectId: one.itemId,
    once: true,
  });
}
