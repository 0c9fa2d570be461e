import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId } from '@samenspraak/platform/kernel';
import type { Folder } from '../conversation.js';
import {
  textInvalid,
  viewChanged,
  viewNameTaken,
  viewNotFound,
  viewOfTeam,
  viewsTooMany,
} from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { FilterChoiceRepository } from './filter-choice.repository.js';
import { ME, NOBODY, tidyFilter, type ListFilter, type Sort } from './list-wish.js';
import { LONGEST_VIEW_NAME, MOST_VIEWS, type SavedView } from './saved-view.js';
import type { SavedViewRepository } from './saved-view.repository.js';

export interface ViewToSave {
  readonly expectedTenantId: string;
  /** Of the view to change, with the version that the person saw; without it a new one is made. */
  readonly id?: string | null;
  readonly version?: number | null;
  readonly name: string;
  readonly team: boolean;
  readonly folder: Folder;
  readonly sort: Sort;
  readonly filter: ListFilter;
}

/** Saved views: who reads the desk keeps views of their own, who works at it those of the team too. */
export class SavedViewService {
  constructor(
    private readonly door: TenantDoor,
    private readonly views: SavedViewRepository,
    private readonly choices: FilterChoiceRepository,
    private readonly audit: AuditTrail,
  ) {}

  async list(): Promise<SavedView[]> {
    await this.door.require(conversationPermissions.read);
    return this.views.list((await this.door.entrance()).membershipId);
  }

  /** @throws DomainError CONVERSATIONS_VIEW_CHANGED, CONVERSATIONS_VIEW_NAME_TAKEN, CONVERSATIONS_VIEW_NOT_FOUND, also for a colleague's own. */
  async save(input: ViewToSave): Promise<SavedView> {
    await this.begin(input.expectedTenantId, input.team);
    const { membershipId } = await this.door.entrance();
    const name = input.name
      .toWellFormed()
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    if (name.length < 1 || name.length > LONGEST_VIEW_NAME) throw textInvalid(1, LONGEST_VIEW_NAME);
    const view = {
      name,
      team: input.team,
      folder: input.folder,
      sort: input.sort,
      filter: await this.known(input.filter),
    };
    const old = input.id ? await this.find(input.id, membershipId) : undefined;
    if (!old && (await this.views.list(membershipId)).length >= MOST_VIEWS) throw viewsTooMany(MOST_VIEWS);
    if (await this.views.isNameTaken(name, view.team, membershipId, old?.id ?? null)) throw viewNameTaken();
    const saved = old
      ? await this.views.change(old.id, input.version ?? 0, view, membershipId)
      : await this.views.add(view, membershipId);
    if (!saved) throw old ? viewChanged(old.version) : viewNameTaken();
    await this.tell('conversation_view.save', saved.id);
    return saved;
  }

  async remove(input: { expectedTenantId: string; id: string; version: number }): Promise<boolean> {
    await this.begin(input.expectedTenantId, false);
    const old = await this.find(input.id, (await this.door.entrance()).membershipId);
    if (!(await this.views.remove(old.id, input.version))) throw viewChanged(old.version);
    await this.tell('conversation_view.remove', old.id);
    return true;
  }

  private async begin(expectedTenantId: string, team: boolean): Promise<void> {
    await this.door.require(conversationPermissions.read);
    expectTenant(this.door, expectedTenantId);
    if (team) await this.mayTouchTeam();
  }

  private async mayTouchTeam(): Promise<void> {
    const { roles } = await this.door.entrance();
    if (!conversationPermissions.work.roles.some((role) => roles.includes(role))) throw viewOfTeam();
  }

  // Ids of what is not here say nothing, whether they are a neighbour's or nobody's.
  private async known(filter: ListFilter): Promise<ListFilter> {
    const { tags, colleagues } = await this.choices.list();
    const here = new Set([ME, NOBODY, ...colleagues.map(({ id }) => id)]);
    return tidyFilter({
      ...filter,
      tags: filter.tags?.filter((id) => tags.some((tag) => tag.id === id)),
      assignees: filter.assignees?.filter((id) => here.has(id)),
    });
  }

  private async find(id: string, member: string): Promise<SavedView> {
    const view = isId(id) ? await this.views.find(id, member) : undefined;
    if (!view) throw viewNotFound();
    if (view.team) await this.mayTouchTeam();
    return view;
  }

  private tell(action: string, id: string): Promise<void> {
    return this.audit.record({ action, objectType: 'saved_view', objectId: id, outcome: 'done' });
  }
}
