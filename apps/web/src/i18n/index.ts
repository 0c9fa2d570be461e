import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import app from '../app/app.nl.json';
import appEn from '../app/app.en.json';
import errors from '../errors/texts.nl.json';
import errorsEn from '../errors/texts.en.json';

const LANGUAGE = 'samenspraak.language';
export type Language = 'nl' | 'en';

export const readLanguage = (): Language => (localStorage.getItem(LANGUAGE) === 'en' ? 'en' : 'nl');

export function startI18n(): void {
  const resources: Resource = { nl: { app, errors }, en: { app: appEn, errors: errorsEn } };
  void i18next.use(initReactI18next).init({
    resources,
    lng: readLanguage(),
    fallbackLng: 'nl',
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = readLanguage();
}

export function speak(language: Language): void {
  localStorage.setItem(LANGUAGE, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** Adds the words of a feature; called by its page module, so that they load with it. */
export function addWords(feature: string, nl: object, en: object): void {
  i18next.addResourceBundle('nl', feature, nl, true, true);
  i18next.addResourceBundle('en', feature, en, true, true);
}
