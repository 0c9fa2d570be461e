import type { SaveTemplateInput } from '../../../gql/graphql';
import type { HandedText } from '../../../app/handed-text';
import { dayKey } from '../../../ui/format';
import type { Own } from '../library-groups';

export const BLOCK_FIELDS = ['greeting', 'body', 'closing'] as const;
export const DETAIL_FIELDS = ['short', 'audience', 'source', 'ownerId', 'reviewOn', 'language', 'sensitivity'] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];
export type Details = Readonly<Record<DetailField, string>>;

/** A template as one writes it: every field a text, so that empty is empty. */
export interface EditorText {
  readonly title: string;
  readonly topic: string;
  readonly greeting: string;
  readonly body: string;
  readonly closing: string;
  readonly block: Own['block'];
  readonly details: Details;
  readonly scope: Own['scope'];
  readonly teamIds: readonly string[];
}

export type TextField = 'title' | 'topic' | (typeof BLOCK_FIELDS)[number];

export function textOf(template: Own | undefined): EditorText {
  const { details } = template ?? {};
  return {
    title: template?.title ?? '',
    topic: template?.topic ?? '',
    greeting: template?.greeting ?? '',
    body: template?.body ?? '',
    closing: template?.closing ?? '',
    block: template?.block ?? 'BODY',
    details: Object.fromEntries(DETAIL_FIELDS.map((field) => [field, details?.[field] ?? ''])) as Details,
    scope: template?.scope ?? 'TENANT',
    teamIds: template?.teamIds ?? [],
  };
}

/** A new template that begins with a text of another screen. What somebody wrote between braces is no variable. */
export function begunWith({ title, text, source }: Pick<HandedText, 'title' | 'text' | 'source'>): EditorText {
  const plain = (one: string) => one.replaceAll('{{', '{ {').replaceAll('}}', '} }');
  const empty = textOf(undefined);
  return { ...empty, title: plain(title), body: plain(text), details: { ...empty.details, source } };
}

export function toInput(text: EditorText, id: string | null, version: number | null): SaveTemplateInput {
  const { sensitivity, ...details } = text.details;
  return {
    ...text,
    topic: text.topic.trim() || null,
    details: { ...details, ownerId: details.ownerId || null, sensitivity: sensitivity === '' ? null : 'SENSITIVE' },
    teamIds: [...text.teamIds],
    id,
    version,
  };
}

/** The day on which somebody would look whether it is still right has passed. */
export const isOverdue = (reviewOn: string | null | undefined) => Boolean(reviewOn) && reviewOn! < dayKey(new Date());

export const isSame = (one: EditorText, other: EditorText) => JSON.stringify(one) === JSON.stringify(other);

/** Everything that can differ between two people's texts, each by its name. */
export type Part = TextField | 'block' | 'scope' | DetailField;
const PARTS: readonly Part[] = ['title', 'topic', 'block', ...BLOCK_FIELDS, ...DETAIL_FIELDS, 'scope'];

export const partOf = (text: EditorText, part: Part): string =>
  part in text.details ? text.details[part as DetailField] : text[part as Exclude<Part, DetailField>];

/** What two people wrote differently. Whom a team holds goes with the scope. */
export const differences = (mine: EditorText, theirs: EditorText): readonly Part[] =>
  PARTS.filter(
    (part) =>
      partOf(mine, part) !== partOf(theirs, part) ||
      (part === 'scope' && mine.teamIds.join() !== theirs.teamIds.join()),
  );

/** Mine, with what the other wrote in these parts. */
export function withTheirs(mine: EditorText, theirs: EditorText, parts: ReadonlySet<Part>): EditorText {
  const details = Object.fromEntries(
    DETAIL_FIELDS.map((field) => [field, (parts.has(field) ? theirs : mine).details[field]]),
  ) as Details;
  const own = (['title', 'topic', ...BLOCK_FIELDS, 'block'] as const).filter((part) => parts.has(part));
  const taken = Object.fromEntries(own.map((part) => [part, theirs[part]]));
  const scoped = parts.has('scope') ? { scope: theirs.scope, teamIds: theirs.teamIds } : {};
  return { ...mine, ...taken, ...scoped, details };
}
