import { libraryPermissions } from '../library.permissions.js';
import { ContributionRepository } from './contribution.repository.js';
import type { SharingParts } from './sharing-parts.js';

export interface Contribution {
  readonly itemId: string;
  readonly title: string;
  readonly version: number;
  readonly withdrawn: boolean;
  /** Null where fewer than five use it: a small number would point at somebody. */
  readonly adopters: number | null;
}

/** What this tenant gave to its neighbours, and what came of it. */
export class Contributions {
  constructor(private readonly parts: SharingParts) {}

  async list(): Promise<Contribution[]> {
    await this.parts.door.require(libraryPermissions.read);
    const counts = await new ContributionRepository(this.parts.door).counts();
    return (await this.parts.items.listMine()).map(({ id, content, version, withdrawn }) => ({
      itemId: id,
      title: content.title ?? '',
      version,
      withdrawn,
      adopters: counts.get(id) ?? null,
    }));
  }
}
