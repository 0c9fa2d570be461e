import { createContext, useContext } from 'react';
import en from './en.json';
import nl from './nl.json';

export type TextKey = keyof typeof nl;
export type Language = 'nl' | 'en';

const catalogues: Record<Language, Record<TextKey, string>> = { nl, en };

export const LanguageContext = createContext<Language>('nl');

export function readLanguage(): Language {
  return localStorage.getItem('language') === 'en' ? 'en' : 'nl';
}

export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

export function translate(language: Language): Translate {
  return (key, values = {}) => catalogues[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

export function useText(): Translate {
  return translate(useContext(LanguageContext));
}

/** "3 min. geleden" for today and yesterday, the date before that. */
export function writeTime(iso: string, language: Language, justNow: string, now = Date.now()): string {
  const minutes = Math.round((Date.parse(iso) - now) / 60_000);
  if (Math.abs(minutes) < 1) return justNow;
  const relative = new Intl.RelativeTimeFormat(language, { style: 'short' });
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour');
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'Europe/Amsterdam' }).format(
    new Date(iso),
  );
}

export function writeMoment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(iso));
}
