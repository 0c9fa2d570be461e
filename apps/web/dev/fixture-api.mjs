import { GraphQLError } from 'graphql';
import { answers, conversations, isMe, message } from './fixture-desk.mjs';
import { listeningFor } from './fixture-listening.mjs';
import * as pages from './fixture-pages.mjs';
import { tenantById, tenants } from './fixture-people.mjs';
import { triageFor } from './fixture-triage.mjs';

const listeners = new Map();
export function listen(tenantId, send) {
  const all = listeners.get(tenantId) ?? new Set();
  listeners.set(tenantId, all.add(send));
  return () => all.delete(send);
}
const change = (tenantId, kind, ids) => listeners.get(tenantId)?.forEach((send) => send({ kind, ids }));

const fail = (code, params = {}) => new GraphQLError(code, { extensions: { code, params, correlationId: 'fixture' } });
const here = (tenantId) => conversations.filter((one) => one.tenantId === tenantId);

function find(tenantId, id) {
  const found = here(tenantId).find((one) => one.id === id);
  if (!found) throw fail('CONVERSATIONS_NOT_FOUND');
  return found;
}

const FOLDER = {
  TEAM: (one) => one.status !== 'CLOSED',
  MINE: (one, me) => one.assignee?.id === me && one.status !== 'CLOSED',
  FREE: (one) => !one.assignee && one.status === 'OPEN',
  WAITING: (one) => one.status === 'WAITING',
  CLOSED: (one) => one.status === 'CLOSED',
};

/** Answers for one person in one tenant; every resolver is hand data, changed in memory. */
export function apiFor(person, tenantId) {
  const code = tenantById(tenantId)?.code;
  const member = person.memberships.find((one) => one.tenant.id === tenantId);
  const initials = member?.initials;
  const edit = (id, expectedTenantId, by) => {
    if (expectedTenantId !== tenantId) throw fail('TENANT_MISMATCH');
    const found = find(tenantId, id);
    by(found);
    found.version += 1;
    setTimeout(() => change(tenantId, 'CONVERSATION', [id]), 5);
    return found;
  };
  const count = (folder) => here(tenantId).filter((one) => FOLDER[folder](one, person.id)).length;
  return {
    me: () => person,
    partnership: () => ({
      id: 'p',
      name: 'Zaanstreek-Waterland',
      members: Object.values(tenants).map((tenant) => ({ tenant, holder: tenant.code === 'VRZ', inhabitants: 16000 })),
    }),
    conversations: ({ folder, search, first, after }) => {
      const all = here(tenantId).filter(
        (one) => FOLDER[folder](one, person.id) && (!search || `${one.snippet}${one.authorHandle}`.includes(search)),
      );
      const start = after ? Number(after) : 0;
      return {
        items: all.slice(start, start + first),
        endCursor: String(start + first),
        hasMore: start + first < all.length,
      };
    },
    conversation: ({ id }) => find(tenantId, id),
    folderCounts: () => ({ team: count('TEAM'), mine: count('MINE'), free: count('FREE'), waiting: count('WAITING') }),
    answers: ({ search }) =>
      answers(code).filter((one) => !search || one.title.toLowerCase().includes(search.toLowerCase())),
    renderedAnswer: ({ answerId }) => {
      const answer = answers(code).find((one) => one.id === answerId);
      const text = answer.preview.replace('{{voornaam}}', 'Petra').replace('{{inhaaldag}}', 'donderdag 11 juni');
      return {
        answerId,
        text: answerId === 'answer-3' ? `${text} Zie {{meldpagina}}.` : text,
        missing: answer.missingVariables,
        filled: [
          { name: 'voornaam', value: 'Petra' },
          { name: 'inhaaldag', value: 'donderdag 11 juni' },
        ],
      };
    },
    ownTemplates: () => pages.ownTemplates,
    sharedTemplates: () => pages.sharedTemplates,
    variables: () => pages.variables,
    licence: () => pages.licence(code),
    comparison: ({ period }) => pages.comparison(code, period),
    channelAccounts: () => pages.channelAccounts,
    uncertainReplies: () => [],
    assignConversation: ({ input }) =>
      edit(
        input.conversationId,
        input.expectedTenantId,
        (one) =>
          (one.assignee = input.toMe
            ? { id: person.id, displayName: person.name, initials, me: isMe(person.id) }
            : null),
      ),
    readConversation: () => true,
    takeStep: ({ input }) =>
      edit(input.conversationId, input.expectedTenantId, (one) => {
        one.step = input.step;
        one.steps = [
          ...one.steps.filter((step) => step.step !== input.step),
          { step: input.step, result: input.result, doneAt: new Date().toISOString() },
        ];
      }),
    markQuestion: ({ input }) =>
      edit(input.conversationId, input.expectedTenantId, (one) => (one.question = input.question)),
    addNote: ({ input }) =>
      edit(input.conversationId, input.expectedTenantId, (one) =>
        one.timeline.push(message(0, 'NOTE', 0, input.text, person.name)),
      ),
    closeConversation: ({ input }) =>
      edit(input.conversationId, input.expectedTenantId, (one) =>
        Object.assign(one, { status: 'CLOSED', dueAt: null, topic: input.topic }),
      ),
    reopenConversation: ({ input }) =>
      edit(input.conversationId, input.expectedTenantId, (one) => (one.status = 'OPEN')),
    snoozeConversation: ({ input }) =>
      edit(input.conversationId, input.expectedTenantId, (one) =>
        Object.assign(one, { status: 'WAITING', snoozedUntil: input.until, dueAt: null }),
      ),
    saveDraft: ({ input }) => {
      const one = find(tenantId, input.conversationId);
      const version = one.draft?.version ?? 0;
      if (input.version !== version) throw fail('CONVERSATIONS_DRAFT_CHANGED', { version, text: one.draft?.text });
      return (one.draft = {
        text: input.text,
        answerId: input.answerId,
        savedAt: new Date().toISOString(),
        version: version + 1,
      });
    },
    sendReply: ({ input }) => send(input, { tenantId, initials, change, edit }),
    cancelReply: ({ replyId }) => settle(tenantId, replyId, 'CANCELLED'),
    settleReply: ({ input }) => settle(tenantId, input.replyId, input.outcome === 'WAS_SENT' ? 'SENT' : 'REJECTED'),
    saveTemplate: ({ input }) => {
      const known = pages.ownTemplates.find((one) => one.id === input.id);
      const next = {
        usedCount: 0,
        publishedVersion: null,
        ...known,
        ...input,
        id: input.id ?? `own-${Date.now()}`,
        version: (known?.version ?? 0) + 1,
        updatedAt: new Date().toISOString(),
      };
      if (known) Object.assign(known, next);
      else pages.ownTemplates.push(next);
      return next;
    },
    publishTemplate: ({ templateId }) => {
      const known = pages.ownTemplates.find((one) => one.id === templateId);
      return Object.assign(known, { publishedVersion: known.version });
    },
    adoptTemplate: ({ sharedTemplateId }) => {
      const known = pages.sharedTemplates.find((one) => one.id === sharedTemplateId);
      return Object.assign(known, { adoption: 'FOLLOW', adoptedVersion: known.version });
    },
    declineTemplate: ({ sharedTemplateId }) =>
      Object.assign(
        pages.sharedTemplates.find((one) => one.id === sharedTemplateId),
        { adoption: 'DECLINED' },
      ),
    setVariable: ({ input }) =>
      Object.assign(
        pages.variables.find((one) => one.name === input.name),
        { value: input.value },
      ),
    ...listeningFor(person),
    ...triageFor(person, code),
  };
}

const replies = new Map();
const UNDO_MS = 5000;

function send(input, { tenantId, initials, edit }) {
  if (replies.has(input.commandId)) return replies.get(input.commandId);
  const undoUntil = new Date(Date.now() + UNDO_MS).toISOString();
  const reply = {
    id: `reply-${input.commandId}`,
    conversationId: input.conversationId,
    tenantId,
    text: input.text,
    state: 'QUEUED',
    undoUntil,
    permalink: null,
    refusal: null,
    cotag: initials,
    sentAt: null,
    provenance: null,
  };
  replies.set(input.commandId, reply);
  const item = message(0, 'REPLY', 0, input.text, tenantById(tenantId).name, {
    cotag: initials,
    replyState: 'QUEUED',
    replyId: reply.id,
    undoUntil,
  });
  edit(input.conversationId, input.expectedTenantId, (one) => {
    one.timeline.push(item);
    one.draft = null;
  });
  const ends = /onzeker/.test(input.text) ? 'UNKNOWN' : /weiger/.test(input.text) ? 'REJECTED' : 'SENT';
  setTimeout(() => item.replyState === 'QUEUED' && move(reply, item, 'SENDING'), UNDO_MS + 100);
  setTimeout(() => item.replyState === 'SENDING' && move(reply, item, ends), UNDO_MS + 900);
  return reply;
}

function move(reply, item, state) {
  reply.state = item.replyState = state;
  if (state === 'REJECTED') item.refusal = 'het bericht van de inwoner bestaat niet meer.';
  change(reply.tenantId, 'REPLY', [reply.id]);
}

function settle(tenantId, replyId, state) {
  const reply = [...replies.values()].find((one) => one.id === replyId);
  const item = here(tenantId)
    .flatMap((one) => one.timeline)
    .find((one) => one.replyId === replyId);
  if (state === 'CANCELLED' && item.replyState !== 'QUEUED') throw fail('REPLIES_TOO_LATE');
  move(reply, item, state);
  return reply;
}

/** A citizen writes: a new conversation appears and everybody who listens hears it. */
export function arrive(code, text) {
  const model = here(tenants[code].id)[0];
  const id = `00000000-0000-7000-b000-${String(Date.now()).padStart(12, '0')}`;
  const at = new Date().toISOString();
  conversations.push({
    ...structuredClone({ ...model, assignee: null }),
    id,
    snippet: text,
    authorHandle: '@nieuw_fictief',
    author: { handle: '@nieuw_fictief' },
    assignee: null,
    unread: true,
    lastInboundAt: at,
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
    timeline: [message(0, 'CITIZEN', 0, text, '@nieuw_fictief')],
    draft: null,
    step: 'LISTEN',
    status: 'OPEN',
    version: 1,
  });
  change(tenants[code].id, 'CONVERSATION', [id]);
  return id;
}
