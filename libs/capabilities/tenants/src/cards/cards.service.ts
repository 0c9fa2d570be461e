import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { FileLinks } from '@samenspraak/platform/files';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import { colleagueNotFound, photoNotFound } from '../tenants.errors.js';
import { tenantPermissions } from '../tenants.permissions.js';
import type { CardRepository, CardRow } from './card.repository.js';

export interface CardView extends Omit<CardRow, 'photoId'> {
  /** Where the photo is for a few minutes. */
  readonly photoAddress: string | null;
}

/** The cards of the people of a tenant, with the photo that each may give of themselves, to this tenant alone. */
export class CardsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly cards: CardRepository,
    private readonly audit: AuditTrail,
    private readonly links: FileLinks,
    private readonly clock: Clock,
  ) {}

  /** @param colleagueId absent: of who asks. @throws DomainError TENANTS_COLLEAGUE_NOT_FOUND */
  async get(colleagueId?: string | null): Promise<CardView> {
    await this.door.require(tenantPermissions.read);
    const { membershipId } = await this.door.entrance();
    const wanted = colleagueId ?? membershipId;
    const found = isId(wanted) ? await this.cards.find(wanted) : undefined;
    if (!found) throw colleagueNotFound();
    const { photoId, ...person } = found;
    const { tenantId, principalId } = this.door.actor();
    const token = photoId && this.links.tokenOf({ tenantId, principalId, fileId: photoId });
    return { ...person, photoAddress: token ? `/files/photo/${token}` : null };
  }

  /** @param bytes as the admission of files drew them. */
  async givePhoto(bytes: Buffer): Promise<CardView> {
    await this.door.require(tenantPermissions.ownPhoto);
    const { membershipId } = await this.door.entrance();
    const photoId = await this.cards.putPhoto(membershipId, bytes, this.clock.now());
    await this.record('photo.given', photoId, { bytes: bytes.length });
    return this.get();
  }

  /** Twice is as good as once. @throws DomainError WRONG_TENANT */
  async removePhoto(expectedTenantId: string): Promise<CardView> {
    await this.door.require(tenantPermissions.ownPhoto);
    expectTenant(this.door, expectedTenantId);
    const { membershipId } = await this.door.entrance();
    const removed = await this.cards.removePhoto(membershipId);
    if (removed) await this.record('photo.removed', removed);
    return this.get();
  }

  /** @throws DomainError TENANTS_PHOTO_NOT_FOUND, also for a neighbour's and of who left */
  async readPhoto(photoId: string): Promise<Buffer> {
    await this.door.require(tenantPermissions.read);
    const bytes = isId(photoId) ? await this.cards.findPhoto(photoId) : undefined;
    if (!bytes) throw photoNotFound();
    return bytes;
  }

  private record(action: string, objectId: string, details: { bytes?: number } = {}): Promise<void> {
    return this.audit.record({ action, objectType: 'photo', objectId, outcome: 'done', details });
  }
}
