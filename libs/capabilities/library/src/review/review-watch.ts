import type { Notify } from '@samenspraak/notifications';
import { dateOf, localTimeOf } from '@samenspraak/language/time';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';

/** A text whose review day has come. */
export interface DueReview {
  readonly id: string;
  /** The membership that keeps it true; null when nobody does, or no longer. */
  readonly ownerId: string | null;
  readonly reviewOn: string;
}

/** Texts of one kind that are to be looked at again. */
export interface DueReviews {
  /** Those of which the day has come and nobody was told of that day yet. */
  listDue(day: string, most: number): Promise<DueReview[]>;
  markTold(due: readonly DueReview[]): Promise<void>;
}

/** In one round; the rest has its turn in the next. */
const MOST = 50;

/** Tells, once per review day, whoever keeps a text true that the day has come; of a text that nobody keeps, the coordinators. */
export class ReviewWatch {
  constructor(
    private readonly door: TenantDoor,
    private readonly texts: DueReviews,
    private readonly kind: 'ARTICLE_REVIEW' | 'TEMPLATE_REVIEW',
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  remind(tenantId: string): Promise<void> {
    return asWorker(this.door, tenantId, 'library.review', async () => {
      const today = dateOf(localTimeOf(this.clock.now(), 'Europe/Amsterdam').day);
      const due = await this.texts.listDue(today, MOST);
      for (const { id, ownerId, reviewOn } of due) {
        await this.notify.tell({
          kind: this.kind,
          to: ownerId ? { membershipId: ownerId } : { roles: ['coordinator'] },
          params: {},
          subject: `${id}:${reviewOn}`,
          subjectId: id,
          once: true,
        });
      }
      await this.texts.markTold(due);
    });
  }
}
