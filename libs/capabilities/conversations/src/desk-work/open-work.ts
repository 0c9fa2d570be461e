import type { Facts, NormClock } from '@samenspraak/metrics';
import type { Notify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { AssigneeRepository } from '../assignee.repository.js';
import { ChangeRepository } from '../change.repository.js';
import { ConversationRepository } from '../conversation.repository.js';
import { ConversationWorkService } from '../conversation-work.service.js';
import { InterpretationRepository } from '../interpretation/interpretation.repository.js';
import { InterpretationService } from '../interpretation/interpretation.service.js';
import { TopicNames } from '../interpretation/topic-names.js';
import type { ReplyGate } from '../reply-gate.js';
import { ThreadRepository } from '../thread.repository.js';
import { TopicRepository } from '../topic.repository.js';
import { BulkService } from './bulk.service.js';
import { ConversationClosing } from './conversation-closing.js';
import { DeskChanges } from './desk-changes.js';
import { EventRepository } from './event.repository.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { FollowUpsService } from './follow-ups.service.js';
import { LinkedRepository } from './linked.repository.js';
import { NotesService } from './notes.service.js';
import { TagRepository } from './tag.repository.js';
import { TagsService } from './tags.service.js';

interface Parts {
  readonly facts: Facts;
  readonly norm: NormClock;
  readonly notify: Notify;
  readonly replies: ReplyGate;
  readonly clock: Clock;
}

/** Everything that people do to conversations, put together through one door. */
export class DeskWork {
  readonly work: ConversationWorkService;
  readonly notes: NotesService;
  readonly tags: TagsService;
  readonly followUps: FollowUpsService;
  readonly interpretation: InterpretationService;
  readonly bulk: BulkService;
  readonly events: EventRepository;
  readonly linked: LinkedRepository;

  constructor(door: TenantDoor, { facts, norm, notify, replies, clock }: Parts) {
    const rows = new ConversationRepository(door);
    const changes = new ChangeRepository(door);
    const threads = new ThreadRepository(door);
    const assignees = new AssigneeRepository(door);
    const topics = new TopicRepository(door);
    const names = new TopicNames(topics);
    const promises = new FollowUpRepository(door);
    this.events = new EventRepository(door);
    this.linked = new LinkedRepository(door);
    const desk = new DeskChanges(door, rows, this.events, new AuditTrail(door), new Announcer(door), clock);
    this.notes = new NotesService(door, desk, changes, threads, assignees, notify, clock);
    this.tags = new TagsService(door, desk, new TagRepository(door), changes, clock);
    this.followUps = new FollowUpsService(door, desk, promises, notify, clock);
    const closing = new ConversationClosing(desk, changes, promises, replies, names, facts, clock);
    this.work = new ConversationWorkService(
      ...([door, desk, changes, threads, facts, norm, assignees, notify, clock, this.notes, closing] as const),
    );
    this.interpretation = new InterpretationService(
      ...([
        door,
        desk,
        rows,
        changes,
        new InterpretationRepository(door),
        topics,
        names,
        this.work,
        norm,
        clock,
      ] as const),
    );
    this.bulk = new BulkService(door, this.work, this.tags);
  }
}
