import { ChannelAccountRepository, ChannelAccounts, channelsEntities, Claims } from '@samenspraak/channels';
import {
  AnsweringService,
  ChangeRepository,
  ConversationIntake,
  ConversationRepository,
  ConversationService,
  conversationsEntities,
  DraftRepository,
  IntakeRepository,
  LookAlikeRepository,
  LookAlikes,
  ReplyGate,
  sourceIdOf,
  ThreadRepository,
} from '@samenspraak/conversations';
import { officeHours } from '@samenspraak/language/time';
import {
  AnsweringSettingRepository,
  AnsweringSettings,
  AnswerService,
  libraryEntities,
  openRecalls,
  RecallRepository,
  Recalls,
  SharedRepository,
  TemplateRepository,
  VariableRepository,
} from '@samenspraak/library';
import { CellRepository, FactRepository, Facts, metricsEntities, NormClock } from '@samenspraak/metrics';
import { openNotify } from '@samenspraak/notifications';
import { AuditTrail } from '@samenspraak/platform/audit';
import type { LocalStore, TenantDoor } from '@samenspraak/platform/database';
import { Files, FileVault, type BlobStore } from '@samenspraak/platform/files';
import { newId, type Clock } from '@samenspraak/platform/kernel';
import { Announcer, Outbox, type JobRunner } from '@samenspraak/platform/queue';
import type { TestTenancy, TestTenant } from '@samenspraak/platform/testing';
import { Memberships, PartnershipRepository, Partnerships, Workplaces } from '@samenspraak/tenants';
import { AccountRules } from './account-rules.js';
import { AttachmentRepository } from './attachment.repository.js';
import { Attachments } from './attachments.js';
import { ChangeRunner } from './change-runner.js';
import { openApprovals, openPermitOf, openStops } from './clearance.js';
import type { FakeNetwork } from './fake-network.js';
import { RecallGuard } from './recall/recall-guard.js';
import { RecallMessageRepository } from './recall/recall-message.repository.js';
import { RecalledMessages } from './recall/recalled-messages.service.js';
import { RecallGatherer, RecallSpreader } from './recall/recall-runners.js';
import { ReplyChangeRepository } from './reply-change.repository.js';
import { ReplyDetailing } from './reply-detailing.js';
import { ReplyReconciler } from './reply-reconciler.js';
import { repliesEntities } from './reply.entity.js';
import { ReplyResumer } from './reply-resumer.js';
import { ReplyResults } from './reply-results.js';
import { ReplyRepository } from './reply.repository.js';
import { ReplySender } from './reply-sender.js';
import { ReplyService } from './reply.service.js';
import { ReplyThreads } from './reply-threads.js';
import type { ReplyTimings } from './reply-timings.js';
import { SentReplyService } from './sent-reply.service.js';
import { Uploads } from './uploads.js';

export const deskEntities = [
  ...channelsEntities,
  ...conversationsEntities,
  ...libraryEntities,
  ...metricsEntities,
  ...repliesEntities,
];

/** Everything that answering needs, through one door, for tests. `jobDoor` may fail where the test wants it to. */
export function openReplyDesk(
  door: TenantDoor,
  network: FakeNetwork,
  timings: ReplyTimings,
  clock: Clock,
  jobDoor: TenantDoor = door,
  store?: LocalStore,
) {
  const norm = new NormClock({ get: async () => officeHours, normMinutes: async () => 240 });
  const facts = new Facts(new FactRepository(door), new CellRepository(door), norm);
  const [announcer, audit, outbox] = [new Announcer(door), new AuditTrail(door), new Outbox(door)];
  const [rows, threads] = [new ConversationRepository(door), new ThreadRepository(door)];
  const answering = new AnsweringService(
    door,
    rows,
    threads,
    new ChangeRepository(door),
    new DraftRepository(door),
    facts,
    announcer,
    clock,
  );
  const partnershipRows = new PartnershipRepository(door);
  const [members, partnerships] = [new Memberships(door, partnershipRows), new Partnerships(door, partnershipRows)];
  const answers = new AnswerService(
    door,
    new TemplateRepository(door),
    new SharedRepository(door),
    new VariableRepository(door),
    answering,
    members,
    partnerships,
  );
  const claims = new Claims(door);
  const replies = new ReplyRepository(door);
  const recalled = new RecallMessageRepository(door);
  const guard = new RecallGuard(new Recalls(door), answers);
  const results = new ReplyResults(
    replies,
    answering,
    answers,
    claims,
    outbox,
    announcer,
    audit,
    timings,
    clock,
    recalled,
  );
  const rules = new AccountRules(new ChannelAccounts(door, new ChannelAccountRepository(door)), network);
  const stops = openStops({ door, conversations: answering, clock, replies, results });
  const below = { door, conversations: answering, clock, answers, guard: stops.guard };
  const { permit } = openPermitOf(below);
  const attachments = new AttachmentRepository(door);
  const files = new Files(door, new FileVault(testStore, Buffer.alloc(32, 1)), clock);
  const uploads = new Uploads(jobDoor, attachments, files, timings, clock);
  const gate = new ReplyGate();
  const changes = new ReplyChangeRepository(door);
  gate.fill(new ReplyThreads(replies, results, rules, new ReplyDetailing(attachments, changes, network)));
  const runners: JobRunner[] = [
    new ReplySender(jobDoor, replies, results, answering, network, outbox, uploads, timings, clock, {
      ...stops,
      recalls: guard,
    }),
    new ChangeRunner(
      ...([jobDoor, changes, replies, answering, network, outbox, announcer, audit, timings, clock, guard] as const),
    ),
    new ReplyResumer(jobDoor, replies, outbox, clock),
    new ReplyReconciler(
      ...([jobDoor, replies, results, network, outbox, timings, clock] as const),
      openNotify(door, clock),
    ),
    new RecallGatherer(
      ...([jobDoor, new RecallRepository(door), recalled, replies, stops.holdBack] as const),
      ...([openNotify(door, clock), announcer, clock] as const),
    ),
    ...(store ? [new RecallSpreader(jobDoor, new RecallRepository(door), new Workplaces(store), store, clock)] : []),
  ];
  const settings = new AnsweringSettings(door, new AnsweringSettingRepository(door), audit, announcer, clock);
  const service = new ReplyService(
    door,
    replies,
    results,
    answering,
    answers,
    rules,
    claims,
    members,
    outbox,
    timings,
    clock,
    permit,
    new Attachments(attachments, files, timings, clock),
    settings,
  );
  return {
    replies,
    runners,
    conversations: new ConversationService(door, rows, threads, gate),
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
    service,
    sent: new SentReplyService(
      ...([door, replies, results, changes, answering, rules, claims, members, outbox, clock] as const),
      permit,
      settings,
    ),
    files,
    attachments,
    stops: stops.service,
    guard: stops.guard,
    answers,
    recalls: openRecalls({ door, answers, conversations: answering, clock }),
    recalled: new RecalledMessages(
      ...([
        door,
        recalled,
        new RecallRepository(door),
        new Recalls(door),
        answering,
        members,
        audit,
        announcer,
        clock,
      ] as const),
      openRecalls({ door, answers, conversations: answering, clock }),
    ),
    approvals: openApprovals({ ...below, sending: service }),
  };
}

const kept = new Map<string, Buffer>();
/** Bytes that all desks of a test see. */
const testStore: BlobStore = {
  put: async (key, bytes) => void kept.set(key, bytes),
  get: async (key) => kept.get(key),
  remove: async (key) => void kept.delete(key),
};

export async function addAccount(tenancy: TestTenancy, tenant: TestTenant, limit = 500): Promise<string> {
  const id = newId();
  await tenancy.admin.query(
    `insert into app.channel_account (tenant_id, id, connection_id, network, handle, external_id, base_url, text_limit, text_unit, url_length, mention_local)
     values ($1, $2, $3, 'mastodon', 'gemeente', 'own', 'https://netwerk.test', $4, 'grapheme', 23, true)`,
    [tenant.id, id, newId(), limit],
  );
  return id;
}

let posts = 0;

/** A citizen's question, as monitoring delivers it. */
export function question(at: Date, changed: { externalId?: string; text?: string; accountId?: string } = {}) {
  posts += 1;
  const externalId = changed.externalId ?? `q${posts}`;
  return {
    network: 'mastodon',
    sourceId: sourceIdOf('mastodon', externalId),
    externalId,
    accountId: changed.accountId ?? null,
    kind: 'created' as const,
    revision: 1,
    author: { externalId: 'a1', handle: 'bewoner', displayName: 'Een bewoner', url: null },
    text: changed.text ?? 'Wanneer wordt het afval opgehaald?',
    occurredAt: at,
    permalink: null,
    visibility: 'public' as const,
    parentSourceId: null,
    rootSourceId: null,
    direction: 'inbound' as const,
    involvement: 'lead' as const,
    why: { code: 'account_addressed', params: { account: 'gemeente' } },
    mentions: [],
    hashtags: [],
  };
}
