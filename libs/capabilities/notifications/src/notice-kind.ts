import { roles, type Role } from '@samenspraak/platform/database';

/** Everything that a person can be told of. Closed: a new kind is a line here, in the table's check and in each language. */
export const noticeKinds = [
  'CONVERSATION_ASSIGNED',
  'CONVERSATION_TAKEN_OVER',
  'NOTE_MENTIONED',
  'FOLLOW_UP_DUE',
  'NORM_AT_RISK',
  'CHANNEL_DISTURBED',
  'QUERY_ENDS_SOON',
  'QUERY_HELD',
  'TRIAGE_WAITING',
  'APPROVAL_WAITING',
  'APPROVAL_RETURNED',
  'APPROVAL_SENT',
  'ANSWER_HELD',
  'ANSWER_UNCERTAIN',
  'AGGRESSION_REPORTED',
  'STAFF_NEWS',
  'KNOWLEDGE_WRONG',
  'ARTICLE_REVIEW',
  'TEMPLATE_REVIEW',
  'TEMPLATE_UPDATED',
  'PUBLICATION_WAITING',
  'PUBLICATION_DECIDED',
  'ANSWER_RECALLED',
  'DRAFT_RECALLED',
  'QUESTION_ANSWERED',
  'QUESTION_EXPIRED',
  'NEIGHBOUR_ASKED',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `MAIL` and `DIGEST` show it in the product too. */
export const noticeChoices = ['NONE', 'PRODUCT', 'MAIL', 'DIGEST'] as const;
export type NoticeChoice = (typeof noticeChoices)[number];

/** What the sentence of a kind names. Never what a citizen wrote, and never a citizen's name or handle: mail leaves the building. */
export interface NoticeParams {
  CONVERSATION_ASSIGNED: { readonly by: string };
  CONVERSATION_TAKEN_OVER: { readonly by: string };
  NOTE_MENTIONED: { readonly by: string };
  /** What was promised may name the citizen. */
  FOLLOW_UP_DUE: { readonly dueAt: string };
  NORM_AT_RISK: { readonly dueAt: string };
  /** The tenant's own account. */
  CHANNEL_DISTURBED: { readonly account: string; readonly state: 'SUSPECT' | 'REVOKED' };
  /** Not its name: that may be a person's. */
  QUERY_ENDS_SOON: { readonly day: string };
  QUERY_HELD: Record<string, never>;
  TRIAGE_WAITING: Record<string, never>;
  /** Whose answer waits for agreement. */
  APPROVAL_WAITING: { readonly by: string };
  APPROVAL_RETURNED: { readonly by: string };
  APPROVAL_SENT: { readonly by: string };
  /** Who stopped it. */
  ANSWER_HELD: { readonly by: string };
  /** Who wrote it. */
  ANSWER_UNCERTAIN: { readonly by: string };
  /** Who reported. */
  AGGRESSION_REPORTED: { readonly by: string };
  /** Who wrote it. */
  STAFF_NEWS: { readonly by: string };
  /** Who says that it is not right. */
  KNOWLEDGE_WRONG: { readonly by: string };
  /** The day has come on which somebody looks whether it is still right. */
  ARTICLE_REVIEW: Record<string, never>;
  TEMPLATE_REVIEW: Record<string, never>;
  /** The neighbour whose text changed, and the day before which we decide. */
  TEMPLATE_UPDATED: { readonly publisher: string; readonly before: string; readonly of?: 'ARTICLE' };
  /** Who wants to share something. */
  PUBLICATION_WAITING: { readonly by: string; readonly of?: 'ARTICLE' };
  PUBLICATION_DECIDED: { readonly by: string; readonly agreed: 'yes' | 'no'; readonly of?: 'ARTICLE' };
  /** The title of the text; it was scanned for persons before it was shared. */
  ANSWER_RECALLED: { readonly title: string; readonly sent: string; readonly of?: 'ARTICLE' };
  DRAFT_RECALLED: { readonly title: string };
  /** Whom the tenant asked: a department, a colleague, a neighbour. */
  QUESTION_ANSWERED: { readonly by: string };
  QUESTION_EXPIRED: { readonly by: string };
  /** The neighbour that asks. */
  NEIGHBOUR_ASKED: { readonly by: string };
}

interface KindRules {
  /** Who may see it. Who lost these roles sees it no more, and gets no mail of it. */
  readonly seenBy: readonly Role[];
  readonly unlessChosen: NoticeChoice;
  /** Where in the web it is about. */
  path(subjectId: string | null, params: Readonly<Record<string, string>>): string;
}

const desk: readonly Role[] = ['reader', 'drafter', 'agent', 'approver', 'coordinator', 'spokesperson'];
const queries: readonly Role[] = [
  'agent',
  'coordinator',
  'analyst',
  'tenant_admin',
  'licence_holder',
  'privacy_officer',
];
const query = (id: string | null) => (id ? `/zoekopdrachten/${id}` : '/zoekopdrachten');
const writers: readonly Role[] = ['agent', 'approver', 'coordinator', 'spokesperson'];
const library = (id: string | null) => (id ? `/bibliotheek/${id}` : '/bibliotheek');
const knowledge = (id: string | null) => (id ? `/kennis/${id}` : '/kennis');
const ownText = (id: string | null, { of }: Readonly<Record<string, string>>) =>
  of === 'ARTICLE' ? knowledge(id) : library(id);
const conversation = (id: string | null) => (id ? `/werkvoorraad/${id}` : '/werkvoorraad');

export const kindRules: Readonly<Record<NoticeKind, KindRules>> = {
  CONVERSATION_ASSIGNED: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  CONVERSATION_TAKEN_OVER: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  NOTE_MENTIONED: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  FOLLOW_UP_DUE: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  NORM_AT_RISK: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  CHANNEL_DISTURBED: { seenBy: ['tenant_admin', 'coordinator'], unlessChosen: 'MAIL', path: () => '/beheer' },
  QUERY_ENDS_SOON: { seenBy: queries, unlessChosen: 'DIGEST', path: query },
  QUERY_HELD: { seenBy: ['privacy_officer'], unlessChosen: 'MAIL', path: query },
  TRIAGE_WAITING: { seenBy: ['triage'], unlessChosen: 'PRODUCT', path: () => '/triage' },
  APPROVAL_WAITING: {
    seenBy: ['approver', 'coordinator', 'spokesperson'],
    unlessChosen: 'PRODUCT',
    path: () => '/goedkeuring',
  },
  APPROVAL_RETURNED: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  APPROVAL_SENT: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  ANSWER_HELD: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  ANSWER_UNCERTAIN: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  AGGRESSION_REPORTED: { seenBy: ['coordinator'], unlessChosen: 'MAIL', path: () => '/agressie' },
  STAFF_NEWS: { seenBy: desk, unlessChosen: 'PRODUCT', path: knowledge },
  KNOWLEDGE_WRONG: { seenBy: [...desk, 'tenant_admin'], unlessChosen: 'PRODUCT', path: () => '/kennis/reacties' },
  ARTICLE_REVIEW: { seenBy: [...desk, 'tenant_admin'], unlessChosen: 'PRODUCT', path: knowledge },
  TEMPLATE_REVIEW: { seenBy: [...desk, 'tenant_admin'], unlessChosen: 'PRODUCT', path: library },
  TEMPLATE_UPDATED: {
    seenBy: writers,
    unlessChosen: 'PRODUCT',
    path: (id, { of }) => (of === 'ARTICLE' && id ? `/kennis/b.${id}` : library(id)),
  },
  PUBLICATION_WAITING: { seenBy: ['approver', 'coordinator'], unlessChosen: 'PRODUCT', path: ownText },
  PUBLICATION_DECIDED: { seenBy: writers, unlessChosen: 'PRODUCT', path: ownText },
  ANSWER_RECALLED: { seenBy: ['coordinator'], unlessChosen: 'MAIL', path: () => '/bibliotheek/teruggeroepen' },
  DRAFT_RECALLED: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  QUESTION_ANSWERED: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  QUESTION_EXPIRED: { seenBy: desk, unlessChosen: 'PRODUCT', path: conversation },
  NEIGHBOUR_ASKED: { seenBy: desk, unlessChosen: 'PRODUCT', path: () => '/vragen' },
};

/** The kinds that somebody with these roles may see. */
export function kindsSeenBy(held: readonly string[]): NoticeKind[] {
  return noticeKinds.filter((kind) => kindRules[kind].seenBy.some((role) => held.includes(role)));
}

export const everybody: readonly Role[] = roles.filter((role) => role !== 'system');
