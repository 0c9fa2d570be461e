import type { EnvelopeRepository } from '@samenspraak/channels';
import type { TenantDoor } from '@samenspraak/platform/database';
import { asWorker } from '@samenspraak/platform/queue';
import type { MonitoringService } from './monitoring.service.js';
import type { RoutingRepository } from './routing.repository.js';
import type { TriageRepository } from './triage.repository.js';

/** Seconds after which what waits without a bell is taken for forgotten. */
const FORGOTTEN_SECONDS = 60;

/** What must happen by itself: ends, purges and forgotten bells. Each may run twice or late. */
export class MonitoringHousekeeping {
  constructor(
    private readonly door: TenantDoor,
    private readonly monitoring: MonitoringService,
    private readonly envelopes: EnvelopeRepository,
    private readonly routing: RoutingRepository,
    private readonly triage: TriageRepository,
  ) {}

  endExpired(tenantId: string): Promise<number> {
    return asWorker(this.door, tenantId, 'monitoring.expiry', () => this.monitoring.endExpired());
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
