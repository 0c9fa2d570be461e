import type { TenantDoor } from '@samenspraak/platform/database';
import { isId, type Clock } from '@samenspraak/platform/kernel';
import type { ChangeRepository } from '../change.repository.js';
import type { ConversationRow } from '../conversation.js';
import { textInvalid } from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { ChangeOf, DeskChanges } from './desk-changes.js';
import { plainLine } from './plain-line.js';
import type { Tag, TagRepository } from './tag.repository.js';

const MOST_NAME = 40;
/** On one conversation. */
const MOST_TAGS = 20;

/** Tags are the tenant's own words on a conversation; the same one twice is once. */
export class TagsService {
  constructor(
    private readonly door: TenantDoor,
    private readonly desk: DeskChanges,
    private readonly tags: TagRepository,
    private readonly changes: ChangeRepository,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Tag[]> {
    await this.door.require(conversationPermissions.read);
    return this.tags.list();
  }

  listOf(conversationId: string): Promise<Tag[]> {
    return this.tags.listOf(conversationId);
  }

  async add(input: ChangeOf & { name: string }): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const name = plainLine(input.name.replace(/^#/, ''));
    if (name.length < 1 || name.length > MOST_NAME) throw textInvalid(1, MOST_NAME);
    const there = await this.tags.listOf(row.id);
    if (there.some((tag) => tag.name.toLowerCase() === name.toLowerCase())) return row;
    if (there.length >= MOST_TAGS) throw textInvalid(0, MOST_TAGS);
    await this.desk.must(this.changes.touch(row.id, input.version), row);
    const tag = await this.tags.take(name);
    await this.tags.put(row.id, tag.id, this.clock.now());
    return this.desk.done('conversation.tag', row.id, { tag: tag.id }, { kind: 'TAGGED', what: [tag.name] });
  }

  /** One that is not there is gone already. */
  async remove(input: ChangeOf & { tagId: string }): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.work);
    const there = await this.tags.listOf(row.id);
    if (!isId(input.tagId) || !there.some((tag) => tag.id === input.tagId)) return row;
    await this.desk.must(this.changes.touch(row.id, input.version), row);
    const gone = await this.tags.remove(row.id, input.tagId);
    const event = { kind: 'UNTAGGED' as const, what: gone ? [gone.name] : [] };
    return this.desk.done('conversation.untag', row.id, { tag: input.tagId }, event);
  }
}
