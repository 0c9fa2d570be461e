import en from './visit.en.json';
import nl from './visit.nl.json';

export type Word = keyof typeof nl;
export type VisitLanguage = 'nl' | 'en';

const words: Readonly<Record<VisitLanguage, Readonly<Record<Word, string>>>> = { nl, en };

/** A text of the visitor's page with its holes filled. What fills a hole is text, never more. */
export function say(language: VisitLanguage, word: Word, holes: Readonly<Record<string, string>> = {}): string {
  return words[language][word].replace(/\{\{(\w+)\}\}/g, (_, hole: string) => holes[hole] ?? '');
}

const ZONE = 'Europe/Amsterdam';

export function dayText(language: VisitLanguage, iso: string): string {
  const locale = language === 'en' ? 'en-GB' : 'nl-NL';
  return new Date(iso).toLocaleDateString(locale, { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long' });
}

export function momentText(language: VisitLanguage, iso: string): string {
  const locale = language === 'en' ? 'en-GB' : 'nl-NL';
  return new Date(iso).toLocaleString(locale, { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' });
}
