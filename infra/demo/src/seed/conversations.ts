import { addOpenMinutes } from '@samenspraak/language/time';
import { namedId } from '../content/named-id.js';
import { onOneLine } from '../content/sentences.js';
import { person } from '../history/past.js';
import { profiles } from '../history/profile.js';
import { NETWORK } from './channels.js';
import { accountId, membershipId, tenantId } from './ids.js';
import { messageRow, type Thread } from './threads.js';
import type { SeedRepository } from './seed.repository.js';

const SNIPPET = 160;

/** Threads with everything that stands in them, as the desk would have left them. */
export async function seedConversations(database: SeedRepository, threads: readonly Thread[]): Promise<void> {
  await database.insert('conversation', threads.map(conversationRow));
  await database.insert(
    'message',
    threads.flatMap(({ messages }) => messages.map(messageRow)),
  );
  await database.insert(
    'note',
    threads.flatMap(({ id, planned: { council, notes } }) =>
      notes.map(({ at, agent, text }) => ({
        tenant_id: tenantId(council.code),
        id: namedId(`note ${id} ${at.toISOString()}`),
        conversation_id: id,
        author_id: membershipId(council.code, agent),
        text,
        at,
      })),
    ),
  );
  await database.insert(
    'conversation_step',
    threads.flatMap(({ id, planned: { council, steps } }) =>
      steps.map(({ step, at, agent, result }) => ({
        tenant_id: tenantId(council.code),
        id: namedId(`step ${id} ${step}`),
        conversation_id: id,
        step,
        result,
        done_at: at,
        done_by: person(agent).subject,
      })),
    ),
  );
}

function conversationRow({ id, planned, author, messages }: Thread) {
  const { council, citizen, status } = planned;
  const first = messages[0]!;
  const last = messages.at(-1)!;
  const inbound = messages.filter(({ direction }) => direction === 'inbound').at(-1)!;
  const { normMinutes, calendar } = profiles.find(({ code }) => code === council.code)!;
  const waits = status === 'open' && last.direction === 'inbound';
  return {
    tenant_id: tenantId(council.code),
    id,
    network: NETWORK,
    thread_key: first.source_id,
    account_id: accountId(council.code),
    involvement: 'lead',
    author_external_id: author.externalId,
    author_handle: citizen.handle,
    author_name: citizen.name,
    author_url: author.url,
    snippet: snippetOf(inbound.text),
    step: planned.step,
    status,
    snoozed_until: planned.snoozedUntil,
    question: planned.question,
    excluded_reason: planned.excludedReason,
    assignee_id: planned.assignee ? membershipId(council.code, planned.assignee) : null,
    unread: planned.unread,
    due_at: waits ? addOpenMinutes(inbound.at, normMinutes, calendar) : null,
    norm_minutes: normMinutes,
    last_inbound_at: inbound.at,
    last_contact_at: last.at,
    topic: planned.topic,
    department: planned.department,
    result: planned.result,
    answer_found: planned.result === 'ANSWERED' ? messages.some((one) => one.plannedMessage.answer?.templateKey) : null,
    closed_at: planned.closedAt,
    why_code: planned.why.code,
    why_params: planned.why.params,
    version: 1 + planned.steps.length + messages.length,
    created_at: first.at,
  };
}

/** The first words on one line, as the desk cuts them. */
function snippetOf(text: string): string {
  const line = onOneLine(text);
  if (line.length <= SNIPPET) return line;
  const cut = line.slice(0, SNIPPET).toWellFormed();
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SNIPPET - 30))}…`;
}
