import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import { isId, newId, type Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { conversationPermissions } from '../conversations.permissions.js';
import type { TopicListRepository } from './topic-list.repository.js';
import {
  bears,
  plainName,
  plainWords,
  type KeptDepartment,
  type KeptTopic,
  type ListKind,
  type TopicDraft,
} from './topic-list.js';
import { listedChanged, listedInvalid, listedNameTaken, listedNotFound, sensitiveStays } from './topic-lists.errors.js';

const MOST = 300;

export interface KeptLists {
  readonly topics: readonly KeptTopic[];
  readonly departments: readonly KeptDepartment[];
}
interface Saving {
  readonly expectedTenantId: string;
  /** Absent: a new one. */
  readonly id?: string | null;
  readonly version?: number | null;
}

/** The tenant's own lists of topics and departments: added to, renamed, put in order, taken out of use, never deleted. */
export class TopicLists {
  constructor(
    private readonly door: TenantDoor,
    private readonly lists: TopicListRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<KeptLists> {
    await this.door.require(conversationPermissions.arrange);
    return { topics: await this.lists.listTopics(), departments: await this.lists.listDepartments() };
  }

  /** @throws DomainError CONVERSATIONS_LISTED_CHANGED, CONVERSATIONS_LISTED_NAME_TAKEN, CONVERSATIONS_SENSITIVE_STAYS */
  async saveTopic(input: Saving & TopicDraft): Promise<KeptLists> {
    await this.begin(input.expectedTenantId, 'TOPICS');
    const listed = await this.lists.listTopics();
    const { old, name, former } = this.nameOf(input, listed);
    const words = plainWords(input.words);
    if (!words) throw listedInvalid('WORDS');
    const departmentId = input.departmentId ?? null;
    const departments = departmentId === null ? [] : await this.lists.listDepartments();
    if (departmentId !== null && !departments.some(({ id }) => id === departmentId)) throw listedInvalid('DEPARTMENT');
    if (old?.sensitive && !input.sensitive && !(await this.mayRelax())) throw sensitiveStays();
    const { sensitive, active } = input;
    const row = { ...(await this.stamp()), id: old?.id ?? newId(), name, active, sensitive, words, departmentId };
    if (!old) await this.lists.insertTopic(row, listed.length + 1);
    else if (!(await this.lists.updateTopic({ ...row, former, version: input.version ?? 0 }))) throw listedChanged();
    return this.done('TOPICS', row, old, { sensitive });
  }

  /** @throws DomainError CONVERSATIONS_LISTED_CHANGED, CONVERSATIONS_LISTED_NAME_TAKEN */
  async saveDepartment(input: Saving & Pick<TopicDraft, 'name' | 'active'>): Promise<KeptLists> {
    await this.begin(input.expectedTenantId, 'DEPARTMENTS');
    const listed = await this.lists.listDepartments();
    const { old, name, former } = this.nameOf(input, listed);
    const row = { ...(await this.stamp()), id: old?.id ?? newId(), name, active: input.active };
    if (!old) await this.lists.insertDepartment(row, listed.length + 1);
    else if (!(await this.lists.updateDepartment({ ...row, former, version: input.version ?? 0 })))
      throw listedChanged();
    return this.done('DEPARTMENTS', row, old, {});
  }

  /** What is not named, such as what a colleague added meanwhile, comes behind it in the order it had. */
  async order(input: { expectedTenantId: string; kind: ListKind; ids: readonly string[] }): Promise<KeptLists> {
    await this.begin(input.expectedTenantId, input.kind);
    const { topics, departments } = await this.list();
    const listed = (input.kind === 'TOPICS' ? topics : departments).map(({ id }) => id);
    const named = [...new Set(input.ids)].filter((id) => listed.includes(id));
    await this.lists.order(input.kind, [...named, ...listed.filter((id) => !named.includes(id))]);
    await this.record('order', input.kind, this.door.tenantId(), { named: named.length });
    return this.list();
  }

  private async begin(expectedTenantId: string, kind: ListKind): Promise<void> {
    await this.door.require(conversationPermissions.arrange);
    expectTenant(this.door, expectedTenantId);
    await this.lists.lock(kind);
  }

  private nameOf<T extends KeptDepartment>(input: Saving & { name: string }, listed: readonly T[]) {
    const id = input.id ?? null;
    const old = id === null ? undefined : listed.find((one) => one.id === id);
    if (id !== null && (!isId(id) || !old)) throw listedNotFound();
    if (!old && listed.length >= MOST) throw listedInvalid('MOST');
    const name = plainName(input.name);
    if (!name) throw listedInvalid('NAME');
    const other = listed.find((one) => one.id !== old?.id && bears(one, name));
    if (other) throw listedNameTaken(other.name);
    const had = old && old.name !== name ? [...old.former, old.name] : (old?.former ?? []);
    return { old, name, former: [...new Set(had)].filter((one) => one.toLowerCase() !== name.toLowerCase()) };
  }

  private async mayRelax(): Promise<boolean> {
    const { roles } = await this.door.entrance();
    return conversationPermissions.relax.roles.some((role) => roles.includes(role));
  }

  private async stamp() {
    return { by: (await this.door.entrance()).membershipId, at: this.clock.now() };
  }

  private async done(
    kind: ListKind,
    row: { id: string; name: string; active: boolean },
    old: KeptDepartment | undefined,
    more: Record<string, boolean>,
  ): Promise<KeptLists> {
    const renamed = old !== undefined && old.name !== row.name;
    const touched = renamed ? await this.lists.renameOpen(kind, old.name, row.name) : [];
    await this.announcer.announce('CONVERSATION', touched);
    await this.record(old ? 'save' : 'add', kind, row.id, { active: row.active, renamed, ...more });
    return this.list();
  }

  private record(verb: string, kind: ListKind, objectId: string, details: Record<string, number | boolean>) {
    const objectType = kind === 'TOPICS' ? 'topic' : 'department';
    return this.audit.record({ action: `${objectType}.${verb}`, objectType, objectId, outcome: 'done', details });
  }
}
