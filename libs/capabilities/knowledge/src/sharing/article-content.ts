import type { ArticleContent, Section } from '../articles/article.js';

const SECTION = /^section\.(\d{1,2})\.(heading|text)$/;

/** An article as neighbours get it, field by field, so that each part can be kept or changed; nobody of ours stands in it. */
export function contentOf({ title, topic, sections }: Pick<ArticleContent, 'title' | 'topic' | 'sections'>) {
  return Object.fromEntries([
    ['title', title],
    ['topic', topic],
    ...sections.flatMap(({ heading, text }, at) => [
      [`section.${at + 1}.heading`, heading],
      [`section.${at + 1}.text`, text],
    ]),
  ]) as Record<string, string>;
}

/** The article in what was shared. */
export function articleOf(content: Readonly<Record<string, string>>): {
  title: string;
  topic: string;
  sections: Section[];
} {
  const places = Object.keys(content).flatMap((name) => SECTION.exec(name)?.[1] ?? []);
  const sections = [...new Set(places.map(Number))]
    .sort((a, b) => a - b)
    .map((at) => ({ heading: content[`section.${at}.heading`] ?? '', text: content[`section.${at}.text`] ?? '' }))
    .filter(({ heading, text }) => heading !== '' || text !== '');
  return { title: content['title'] ?? '', topic: content['topic'] ?? '', sections };
}

/** Whether an article has a field of this name. */
export const isArticleField = (name: string): boolean => name === 'title' || name === 'topic' || SECTION.test(name);

/** Fields as a person reads them: the title, the topic, then part by part with its heading first. */
export function inReadingOrder<F extends { readonly name: string }>(fields: readonly F[]): F[] {
  return [...fields].sort((a, b) => placeOf(a.name) - placeOf(b.name));
}

function placeOf(name: string): number {
  const [, at, part] = SECTION.exec(name) ?? [];
  if (!at) return name === 'title' ? 0 : 1;
  return Number(at) * 2 + (part === 'heading' ? 0 : 1);
}
