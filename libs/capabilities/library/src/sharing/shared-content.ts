import { plainText } from '@samenspraak/platform/kernel';
import type { TemplateDetails } from '../content/template-details.js';
import { fieldInvalid } from '../library.errors.js';
import type { TemplateText } from '../variable-definition.js';

/** What is shared: a closed list, each with fields of its own. */
export const sharedKinds = ['TEMPLATE', 'ARTICLE', 'INSTRUCTION', 'PLAN'] as const;
export type SharedKind = (typeof sharedKinds)[number];

/** What was published, field by field; every value is a text. */
export type SharedContent = Readonly<Record<string, string>>;

const BLOCKS = ['title', 'topic', 'greeting', 'body', 'closing', 'block'] as const;
const DETAIL = 'details.';
const SECTION = /^section\.(\d{1,2})\./;
const FIELD = /^[a-zA-Z][a-zA-Z0-9.]{0,59}$/;
const MOST_FIELDS = 60;
const MOST_LETTERS = 100_000;
const LONGEST: Readonly<Record<string, number>> = { title: 120, topic: 80, greeting: 500, body: 5000, closing: 500 };

/** A template as it is shared; nobody of ours stands in it. */
export function contentOf(text: TemplateText): SharedContent {
  const { ownerId: _, ...details } = text.details;
  return {
    ...Object.fromEntries(BLOCKS.map((field) => [field, text[field]])),
    ...Object.fromEntries(
      Object.entries(details).flatMap(([field, value]) =>
        typeof value === 'string' ? [[`${DETAIL}${field}`, value]] : [],
      ),
    ),
  };
}

/** The template in what was shared. */
export function textOf(content: SharedContent): TemplateText {
  const details = Object.entries(content)
    .filter(([field]) => field.startsWith(DETAIL))
    .map(([field, value]) => [field.slice(DETAIL.length), value] as const);
  const { title = '', topic = '', greeting = '', body = '', closing = '' } = content;
  return {
    title,
    topic,
    greeting,
    body,
    closing,
    block: content.block === 'GREETING' || content.block === 'CLOSING' ? content.block : 'BODY',
    details: Object.fromEntries(details) as TemplateDetails,
  };
}

/**
 * Content that somebody gave, cleaned of what no database takes.
 *
 * @throws DomainError LIBRARY_FIELD_INVALID
 */
export function checkedContent(content: SharedContent): SharedContent {
  const fields = Object.entries(content).map(([name, value]) => [name, plainText(value)] as const);
  if (fields.length > MOST_FIELDS) throw fieldInvalid('fields', 1, MOST_FIELDS);
  for (const [name, value] of fields) {
    if (!FIELD.test(name)) throw fieldInvalid(name.slice(0, 60), 1, 60);
    if (value.length > (LONGEST[name] ?? MOST_LETTERS)) throw fieldInvalid(name, 0, LONGEST[name] ?? MOST_LETTERS);
  }
  if (!content.title?.trim()) throw fieldInvalid('title', 1, LONGEST.title!);
  if (fields.reduce((sum, [, value]) => sum + value.length, 0) > MOST_LETTERS)
    throw fieldInvalid('content', 1, MOST_LETTERS);
  return Object.fromEntries(fields);
}

/**
 * The words that a reader gets, in reading order: of a template its body, of anything else its sections. A recall knows a text
 * again by them.
 */
export function wordsShared(kind: SharedKind, content: SharedContent): string {
  if (kind === 'TEMPLATE') return content['body'] ?? '';
  const places = Object.keys(content).flatMap((name) => SECTION.exec(name)?.[1] ?? []);
  return [...new Set(places.map(Number))]
    .sort((a, b) => a - b)
    .flatMap((at) => [content[`section.${at}.heading`], content[`section.${at}.text`]])
    .filter(Boolean)
    .join('\n');
}

/** The fields in which two texts differ; a field that is not there is empty. */
export function changedFields(before: SharedContent, after: SharedContent): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => (before[field] ?? '') !== (after[field] ?? ''),
  );
}
