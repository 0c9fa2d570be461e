import { roles as allRoles, type Role } from '@samenspraak/platform/database';
import { isId, plainText } from '@samenspraak/platform/kernel';
import { dayInvalid, daysTurned, fieldInvalid } from '../knowledge.errors.js';
import type { ArticleContent, ArticleKind, Importance, Section } from './article.js';

/** What a screen sends of an article. */
export interface ArticleInput {
  readonly kind: ArticleKind;
  readonly title: string;
  readonly topic?: string | null;
  readonly sections: readonly Section[];
  readonly validFrom?: string | null;
  readonly validUntil?: string | null;
  readonly reviewOn?: string | null;
  readonly roles?: readonly string[] | null;
  readonly relatedIds?: readonly string[] | null;
  readonly importance?: Importance | null;
  readonly mustConfirm?: boolean | null;
}

const [MOST_SECTIONS, MOST_HEADING, MOST_TEXT, MOST_ALL, MOST_RELATED] = [25, 160, 10_000, 60_000, 10];

/**
 * An article that the database takes.
 * @throws DomainError KNOWLEDGE_FIELD_INVALID, KNOWLEDGE_DAY_INVALID, KNOWLEDGE_DAYS_TURNED
 */
export function checkedArticle(input: ArticleInput): Omit<ArticleContent, 'ownerId'> {
  const sections = input.sections
    .map(({ heading, text }) => ({ heading: plainText(heading), text: plainText(text) }))
    .filter(({ heading, text }) => heading !== '' || text !== '');
  within('sections', sections.length, 1, MOST_SECTIONS);
  for (const { heading, text } of sections) {
    within('heading', heading.length, 0, MOST_HEADING);
    within('text', text.length, 0, MOST_TEXT);
  }
  within(
    'all',
    sections.reduce((sum, { heading, text }) => sum + heading.length + text.length, 0),
    1,
    MOST_ALL,
  );
  const title = plainText(input.title).replace(/\s+/g, ' ');
  within('title', title.length, 1, 120);
  const topic = plainText(input.topic ?? '');
  within('topic', topic.length, 0, 80);
  const [validFrom, validUntil] = [dayOf('validFrom', input.validFrom), dayOf('validUntil', input.validUntil)];
  if (validFrom && validUntil && validFrom > validUntil) throw daysTurned();
  const related = [...new Set(input.relatedIds ?? [])].filter(isId);
  within('relatedIds', related.length, 0, MOST_RELATED);
  return {
    ...{ kind: input.kind, title, topic, sections, validFrom, validUntil, related },
    reviewOn: dayOf('reviewOn', input.reviewOn),
    roles: [...new Set(input.roles ?? [])].filter((role): role is Role =>
      (allRoles as readonly string[]).includes(role),
    ),
    importance: input.importance ?? 'NORMAL',
    mustConfirm: input.kind !== 'ARTICLE' && input.mustConfirm === true,
  };
}

function within(field: string, size: number, least: number, most: number): void {
  if (size < least || size > most) throw fieldInvalid(field, least, most);
}

function dayOf(field: string, day: string | null | undefined): string | null {
  if (day == null || day === '') return null;
  const moment = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day))
    throw dayInvalid(field);
  return day;
}
