import { namedId } from '../content/named-id.js';
import { participants } from '../content/participants.js';
import { demoTemplates } from '../content/templates.js';
import { withoutCotag } from '@samenspraak/language/template';
import { person } from '../history/past.js';
import type { PlannedAnswer } from '../history/planned.js';
import { NETWORK } from './channels.js';
import { accountId, itemId, membershipId, PARTNERSHIP_ID, templateId, tenantId } from './ids.js';
import { replyIdOf, type Thread } from './threads.js';
import type { SeedRepository } from './seed.repository.js';

const UNDO_MS = 5_000;
const SENDING_MS = 400;

/** Every answer of the history as a reply that was sent, with where its words came from, and the partnership's claim on it. */
export async function seedReplies(database: SeedRepository, threads: readonly Thread[]): Promise<void> {
  const rows = threads.flatMap(replyRows);
  await database.insert('reply', rows);
  const claims = new Map(rows.map((row) => [row.source_root, row]));
  await database.insert(
    'claim',
    [...claims.values()].map(({ source_root, tenant_id, id, created_at }) => ({
      partnership_id: PARTNERSHIP_ID,
      source_root,
      tenant_id,
      reply_id: id,
      claimed_at: created_at,
    })),
  );
}

function replyRows({ id: conversation, planned: { council, citizen }, author, messages }: Thread) {
  return messages.flatMap((message, nth) => {
    const { answer } = message.plannedMessage;
    if (!answer) return [];
    const parent = messages[nth - 1]!;
    const agent = person(answer.agent);
    const made = new Date(message.at.getTime() - UNDO_MS - SENDING_MS);
    const sending = new Date(made.getTime() + UNDO_MS);
    return [
      {
        tenant_id: tenantId(council.code),
        id: replyIdOf(message.external_id),
        command_id: namedId(`command ${message.external_id}`),
        conversation_id: conversation,
        message_id: parent.id,
        network: NETWORK,
        account_id: accountId(council.code),
        account_handle: council.account,
        source_root: message.root_source_id,
        parent_source_id: parent.source_id,
        parent_external_id: parent.external_id,
        parent_author_id: author.externalId,
        parent_author_handle: citizen.handle,
        parent_visibility: 'public',
        visibility: 'public',
        text: message.text,
        cotag: agent.initials,
        author_id: membershipId(council.code, answer.agent),
        author_name: agent.name,
        state: 'SENT',
        second: false,
        undo_until: sending,
        due_at: sending,
        attempt: 1,
        tries: 0,
        lookups: 0,
        first_attempt_at: sending,
        external_id: message.external_id,
        permalink: message.permalink,
        revision: message.revision,
        sent_at: message.at,
        ...provenanceOf(answer, council.code, message.text),
        created_at: made,
        changed_at: message.at,
      },
    ];
  });
}

function provenanceOf({ templateKey, fromTemplate }: PlannedAnswer, code: string, sent: string) {
  const template = demoTemplates.find(({ key }) => key === templateKey);
  if (!template || fromTemplate === null) {
    return {
      answer_id: null,
      answer_title: null,
      answer_version: null,
      answer_publisher: null,
      edited_percent: null,
    };
  }
  const own = template.author === code;
  return {
    answer_id: own ? templateId(template.key) : itemId(template.key),
    answer_title: template.title,
    answer_version: 1,
    answer_publisher: participants.find((one) => one.code === template.author)!.name,
    edited_percent: shortenedBy(fromTemplate, withoutCotag(sent)),
  };
}

/** Agents of the demo only leave words out, so the share of changed words is that of the missing ones. */
function shortenedBy(original: string, sent: string): number {
  const [before, after] = [original, sent].map((text) => text.split(/\s+/u).filter(Boolean).length) as [number, number];
  return Math.round((100 * (before - after)) / before);
}
