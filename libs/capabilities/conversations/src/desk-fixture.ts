import { CellRepository, FactRepository, Facts, NormClock, type NormSource } from '@samenspraak/metrics';
import { openNotify } from '@samenspraak/notifications';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import { Announcer } from '@samenspraak/platform/queue';
import { officeHours } from '@samenspraak/language/time';
import { AnsweringService } from './answering.service.js';
import { ChangeRepository } from './change.repository.js';
import { ConversationIntake } from './conversation-intake.js';
import { ConversationRepository } from './conversation.repository.js';
import { ConversationService } from './conversation.service.js';
import { DraftRepository } from './draft.repository.js';
import { DraftService } from './draft.service.js';
import { sourceIdOf, type InboundMessage } from './inbound-message.js';
import { IntakeRepository } from './intake.repository.js';
import { openLists } from './lists/index.js';
import { LookAlikeRepository } from './look-alike.repository.js';
import { LookAlikes } from './look-alikes.js';
import { ReplyGate } from './reply-gate.js';
import { ThreadRepository } from './thread.repository.js';
import { TopicRepository } from './topic.repository.js';
import { Topics } from './topics.js';
import { DeskWork } from './desk-work/open-work.js';

const fourHours: NormSource = {
  get: async () => officeHours,
  normMinutes: async (_, urgency) => (urgency === 'URGENT' ? 60 : 240),
};

/** The desk through one door, for tests: office hours and a norm of four hours. */
export function openDesk(door: TenantDoor, clock: Clock, gate = new ReplyGate(), hours = fourHours) {
  const norm = new NormClock(hours);
  const facts = new Facts(new FactRepository(door), new CellRepository(door), norm);
  const rows = new ConversationRepository(door);
  const threads = new ThreadRepository(door);
  const changes = new ChangeRepository(door);
  const drafts = new DraftRepository(door);
  const announcer = new Announcer(door);
  const desk = new DeskWork(door, { facts, norm, notify: openNotify(door, clock), replies: gate, clock });
  return {
    gate,
    facts,
    norm,
    lists: openLists(door),
    read: new ConversationService(door, rows, threads, gate),
    work: desk.work,
    desk,
    topics: new Topics(new TopicRepository(door)),
    drafts: new DraftService(door, drafts, rows, clock),
    answering: new AnsweringService(door, rows, threads, changes, drafts, facts, announcer, clock),
    intake: new ConversationIntake(
      door,
      new IntakeRepository(door),
      facts,
      norm,
      gate,
      announcer,
      new LookAlikes(new LookAlikeRepository(door)),
      clock,
    ),
  };
}

let posts = 0;

/** A citizen's post that nobody has seen yet. */
export function post(changed: Partial<InboundMessage> = {}): InboundMessage {
  posts += 1;
  const externalId = changed.externalId ?? `p${posts}`;
  return {
    network: 'mastodon',
    sourceId: sourceIdOf('mastodon', externalId),
    externalId,
    accountId: null,
    kind: 'created',
    revision: 1,
    author: { externalId: 'a1', handle: 'bewoner', displayName: 'Een bewoner', url: null },
    text: 'Wanneer wordt de gft-container geleegd?',
    occurredAt: new Date('2026-11-23T09:00:00Z'),
    permalink: `https://netwerk.test/${externalId}`,
    visibility: 'public',
    parentSourceId: null,
    rootSourceId: null,
    direction: 'inbound',
    involvement: 'lead',
    why: { code: 'municipality_named', params: { name: 'Wormerland' } },
    mentions: [],
    hashtags: [],
    ...changed,
  };
}
