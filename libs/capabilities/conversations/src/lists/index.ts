import type { Provider } from '@nestjs/common';
import { AuditTrail } from '@samenspraak/platform/audit';
import { TenantDoor } from '@samenspraak/platform/database';
import { FilterChoiceRepository } from './filter-choice.repository.js';
import { FolderCountRepository } from './folder-count.repository.js';
import { ListRepository } from './list.repository.js';
import { ListService } from './list.service.js';
import { SavedViewRepository } from './saved-view.repository.js';
import { SavedViewService } from './saved-view.service.js';

export { ListService, SavedViewService };

/** Lists through one door, for whoever needs no Nest. */
export function openLists(door: TenantDoor): ListService {
  return new ListService(
    door,
    new ListRepository(door),
    new FolderCountRepository(door),
    new FilterChoiceRepository(door),
  );
}

export function openViews(door: TenantDoor, audit: AuditTrail): SavedViewService {
  return new SavedViewService(door, new SavedViewRepository(door), new FilterChoiceRepository(door), audit);
}

export const listProviders: Provider[] = [
  { provide: ListService, inject: [TenantDoor], useFactory: openLists },
  {
    provide: SavedViewService,
    inject: [TenantDoor, AuditTrail],
    useFactory: openViews,
  },
];
