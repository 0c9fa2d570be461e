import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from '../app/app.nl.json';

const LANGUAGE = 'samenspraak.language';
export type Language = 'nl' | 'en';
type English = () => Promise<{ default: object }>;

const english = new Map<string, English>([
  ['app', () => import('../app/app.en.json')],
  ['errors', () => import('../errors/texts.en.json')],
]);

export const readLanguage = (): Language => (localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'nl');

export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    resources: { nl: { app } },
    partialBundledLanguages: true,
    lng: readLanguage(),
    fallbackLng: 'nl',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    react: { bindI18nStore: 'added' },
    initAsync: false,
  });
  document.documentElement.lang = readLanguage();
  if (readLanguage() === 'en') for (const feature of english.keys()) void loadEnglish(feature);
}

async function loadEnglish(feature: string): Promise<void> {
  const words = await english.get(feature)!();
  i18next.addResourceBundle('en', feature, words.default, true, true);
}

let errorTexts: Promise<void> | undefined;

/** The words for what goes wrong: whoever fails has them, and no first screen waits for them. */
export function loadErrorTexts(): Promise<void> {
  errorTexts ??= import('../errors/texts.nl.json').then(
    (words) => void i18next.addResourceBundle('nl', 'errors', words.default, true, true),
    () => {
      errorTexts = undefined;
    },
  );
  return errorTexts;
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(LANGUAGE, language);
  if (language === 'en') await Promise.all([...english.keys()].map(loadEnglish));
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Adds the words of a feature; called by its page module. Dutch comes along, English only for who speaks it. */
export function addWords(feature: string, nl: object, en: English): void {
  i18next.addResourceBundle('nl', feature, nl, true, true);
  english.set(feature, en);
  if (readLanguage() === 'en') void loadEnglish(feature);
}
