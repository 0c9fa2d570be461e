import type { EnvelopeRepository } from '@samenspraak/channels';
import type { TenantDoor } from '@samenspraak/platform/database';
import { systemClock } from '@samenspraak/platform/kernel';
import { asWorker } from '@samenspraak/platform/queue';
import { AuditTrail } from '@samenspraak/platform/audit';
import { PartnershipRepository, Partnerships } from '@samenspraak/tenants';
import type { MonitoringService } from './monitoring.service.js';
import type { QueryNews } from './query-news.js';
import { OrderPostRepository } from './order-post.repository.js';
import { QueryPurge } from './query-purge.js';
import { QueryPurgeRepository } from './query-purge.repository.js';
import { QueryServices } from './query-services.js';
import type { RoutingRepository } from './routing.repository.js';
import type { TriageRepository } from './triage.repository.js';

/** Seconds after which what waits without a bell is taken for forgotten. */
const FORGOTTEN_SECONDS = 60;

/** What must happen by itself: ends, purges and forgotten bells. Each may run twice or late. */
export class MonitoringHousekeeping {
  private readonly remains: QueryPurge;
  private readonly news: QueryNews;

  constructor(
    private readonly door: TenantDoor,
    private readonly monitoring: MonitoringService,
    private readonly envelopes: EnvelopeRepository,
    private readonly routing: RoutingRepository,
    private readonly triage: TriageRepository,
  ) {
    const { journal, news } = new QueryServices(door);
    this.news = news;
    this.remains = new QueryPurge(
      door,
      routing,
      new QueryPurgeRepository(door),
      new OrderPostRepository(door),
      new Partnerships(door, new PartnershipRepository(door)),
      journal,
      new AuditTrail(door),
      systemClock,
    );
  }

  /** Ends queries, warns of those that end soon, and takes away what those caught that ended long ago. @returns how many ended. */
  async endExpired(tenantId: string): Promise<number> {
    const ended = await asWorker(this.door, tenantId, 'monitoring.expiry', () => this.monitoring.endExpired());
    await asWorker(this.door, tenantId, 'monitoring.ending', () => this.news.ending());
    await this.remains.run(tenantId);
    return ended;
  }

  async ringForgotten(): Promise<number> {
    const unrouted = await this.envelopes.ringForgotten(FORGOTTEN_SECONDS);
    return unrouted + (await this.routing.ringForgotten(FORGOTTEN_SECONDS));
  }

  async purge(): Promise<void> {
    await this.triage.purge();
    await this.envelopes.purge();
    await this.routing.purge();
  }
}
