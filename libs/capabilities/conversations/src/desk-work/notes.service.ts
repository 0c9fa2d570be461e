import type { Notify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import { type Clock, plainText } from '@samenspraak/platform/kernel';
import type { AssigneeRepository } from '../assignee.repository.js';
import type { ChangeRepository } from '../change.repository.js';
import type { Colleague, ConversationRow } from '../conversation.js';
import { colleagueNotFound, textInvalid } from '../conversations.errors.js';
import { conversationPermissions } from '../conversations.permissions.js';
import type { ThreadRepository } from '../thread.repository.js';
import type { ChangeOf, DeskChanges } from './desk-changes.js';

const MOST_NOTE = 10_000;
const MOST_MENTIONS = 20;

export interface NewNote extends Omit<ChangeOf, 'version'> {
  /** What the person saw; left out: what is there now, for a note overwrites nothing. */
  readonly version?: number | null;
  readonly text: string;
  readonly mentions?: readonly string[] | null;
}

/** Internal notes: what colleagues say to each other of a conversation. Who is named in one is told of it, and of nothing it says. */
export class NotesService {
  constructor(
    private readonly door: TenantDoor,
    private readonly desk: DeskChanges,
    private readonly changes: ChangeRepository,
    private readonly threads: ThreadRepository,
    private readonly assignees: AssigneeRepository,
    private readonly notify: Notify,
    private readonly clock: Clock,
  ) {}

  /** Whom one can name. */
  async mentionable(): Promise<Colleague[]> {
    await this.door.require(conversationPermissions.write);
    return this.assignees.listMentionable();
  }

  /** @throws DomainError CONVERSATIONS_COLLEAGUE_NOT_FOUND */
  async add(input: NewNote): Promise<ConversationRow> {
    const row = await this.desk.begin(input, conversationPermissions.write);
    const text = this.check(input.text);
    if (text === null) throw textInvalid(1, MOST_NOTE);
    const mentions = [...new Set(input.mentions ?? [])];
    if (mentions.length > MOST_MENTIONS) throw textInvalid(0, MOST_MENTIONS);
    const there = mentions.length > 0 ? await this.assignees.listMentionable() : [];
    if (mentions.some((id) => !there.some((one) => one.id === id))) throw colleagueNotFound();
    await this.desk.must(this.changes.touch(row.id, input.version ?? row.version), row);
    const { membershipId } = await this.door.entrance();
    const note = await this.write(row.id, membershipId, text, mentions);
    return this.desk.done('conversation.note', row.id, { note }, { kind: 'NOTED' });
  }

  /** @returns the text as it is kept; null when there is none. @throws DomainError CONVERSATIONS_TEXT_INVALID */
  check(given: string | null | undefined): string | null {
    const text = plainText(given ?? '');
    if (text.length > MOST_NOTE) throw textInvalid(1, MOST_NOTE);
    return text === '' ? null : text;
  }

  /** Puts a note into the thread and tells who is named in it; the caller has checked all of it. */
  async write(conversationId: string, authorId: string, text: string, mentions: readonly string[]): Promise<string> {
    const at = this.clock.now();
    const note = await this.threads.addNote({ conversationId, authorId, text, at });
    await this.threads.addMentions(note, mentions, at);
    const by = mentions.length > 0 ? await this.threads.findName(authorId) : '';
    for (const membershipId of mentions) {
      await this.notify.tell({
        kind: 'NOTE_MENTIONED',
        to: { membershipId },
        params: { by },
        subject: conversationId,
        subjectId: conversationId,
      });
    }
    return note;
  }
}
