import type { DemoRole } from './people.js';

export type Language = 'nl' | 'en';

interface Message {
  readonly title: string;
  readonly text: string;
  readonly action?: string;
}

export interface Texts {
  readonly title: string;
  readonly intro: string;
  readonly demo: string;
  readonly people: string;
  readonly peopleHint: string;
  readonly signInAs: string;
  readonly own: string;
  readonly username: string;
  readonly password: string;
  readonly signIn: string;
  readonly wrong: string;
  readonly wrongTitle: string;
  readonly skip: string;
  readonly roles: Readonly<Record<DemoRole, string>>;
  readonly tenants: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<'signOut' | 'signedOut' | 'refused' | 'expired' | 'notFound', Message>>;
}

const tenants = {
  WOR: 'Wormerland',
  OOS: 'Oostzaan',
  ZAA: 'Zaanstad',
  PUR: 'Purmerend',
  WAT: 'Waterland',
  EDV: 'Edam-Volendam',
  LAN: 'Landsmeer',
  VRZ: 'Veiligheidsregio Zaanstreek-Waterland',
  OVG: 'OVER-gemeenten',
};

const nl: Texts = {
  title: 'Aanmelden',
  intro: 'Kies wie je vandaag bent.',
  demo: 'Demo: alle mensen zijn verzonnen',
  people: 'Demo-mensen',
  peopleHint: 'Eén klik en je bent binnen.',
  signInAs: 'Aanmelden als',
  own: 'Met gebruikersnaam en wachtwoord',
  username: 'Gebruikersnaam',
  password: 'Wachtwoord',
  signIn: 'Aanmelden',
  wrongTitle: 'Aanmelden is niet gelukt.',
  wrong:
    'Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. In de demo is het wachtwoord gelijk aan de gebruikersnaam, bijvoorbeeld rianne.',
  skip: 'Naar de inhoud',
  roles: {
    agent: 'webcare',
    drafter: 'leerling',
    approver: 'goedkeurder',
    spokesperson: 'woordvoerder',
    coordinator: 'coördinator',
    tenant_admin: 'beheerder',
    licence_holder: 'licentiehouder',
    triage: 'triage',
    analyst: 'analist',
    board: 'bestuur, alleen cijfers',
    privacy_officer: 'privacyfunctionaris',
  },
  tenants,
  messages: {
    signOut: { title: 'Wil je afmelden?', text: 'Je werk is bewaard.', action: 'Afmelden' },
    signedOut: { title: 'Je bent afgemeld', text: 'Je kunt dit venster sluiten.' },
    refused: {
      title: 'Aanmelden kan zo niet',
      text: 'De vraag van het programma klopt niet. Er is niets veranderd. Ga terug naar Samenspraak en begin opnieuw.',
    },
    expired: {
      title: 'Deze pagina is verlopen',
      text: 'Je was te lang weg, of je bent al aangemeld. Ga terug naar Samenspraak en begin opnieuw.',
    },
    notFound: { title: 'Deze pagina bestaat niet', text: 'Hier meld je je alleen aan. Ga terug naar Samenspraak.' },
  },
};

const en: Texts = {
  title: 'Sign in',
  intro: 'Choose who you are today.',
  demo: 'Demo: all people are invented',
  people: 'Demo people',
  peopleHint: 'One click and you are in.',
  signInAs: 'Sign in as',
  own: 'With username and password',
  username: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  wrongTitle: 'Signing in did not work.',
  wrong:
    'This username and this password do not belong together. In the demo the password equals the username, for example rianne.',
  skip: 'To the content',
  roles: {
    agent: 'webcare',
    drafter: 'trainee',
    approver: 'approver',
    spokesperson: 'spokesperson',
    coordinator: 'coordinator',
    tenant_admin: 'administrator',
    licence_holder: 'licence holder',
    triage: 'triage',
    analyst: 'analyst',
    board: 'board, figures only',
    privacy_officer: 'privacy officer',
  },
  tenants,
  messages: {
    signOut: { title: 'Do you want to sign out?', text: 'Your work is kept.', action: 'Sign out' },
    signedOut: { title: 'You are signed out', text: 'You can close this window.' },
    refused: {
      title: 'Signing in is not possible like this',
      text: 'The request of the program is not right. Nothing has changed. Go back to Samenspraak and start again.',
    },
    expired: {
      title: 'This page has expired',
      text: 'You were away too long, or you are signed in already. Go back to Samenspraak and start again.',
    },
    notFound: { title: 'This page does not exist', text: 'This is only for signing in. Go back to Samenspraak.' },
  },
};

export const textsIn: Readonly<Record<Language, Texts>> = { nl, en };

/** Dutch, unless the browser prefers English and says so before Dutch. */
export function languageOf(acceptLanguage: string | undefined, wanted?: string): Language {
  const asked = [...(wanted ?? '').split(/[\s,]+/), ...byPreference(acceptLanguage ?? '')];
  const known = asked.map((tag) => tag.trim().slice(0, 2).toLowerCase()).find((tag) => tag === 'nl' || tag === 'en');
  return known === 'en' ? 'en' : 'nl';
}

function byPreference(header: string): string[] {
  const weight = (item: string) => Number(/;\s*q=([\d.]+)/.exec(item)?.[1] ?? 1);
  return header.split(',').sort((left, right) => weight(right) - weight(left));
}
