import type { TenantDoor } from '@samenspraak/platform/database';
import { asWorker } from '@samenspraak/platform/queue';
import { CardRepository } from './card.repository.js';

/** Lets the photo of a person go who works at the tenant no more. */
export class PhotoHousekeeping {
  constructor(private readonly door: TenantDoor) {}

  async run(tenantId: string): Promise<void> {
    await asWorker(this.door, tenantId, 'photos.leavers', () => new CardRepository(this.door).removeOfLeavers());
  }
}
