import { variablesOf } from '@samenspraak/language/template';
import type { TemplateDetails } from './content/template-details.js';

/** The variables that a tenant can fill, with the description that its people see. */
export const VARIABLES: Readonly<Record<string, string>> = {
  'gemeente.naam': 'Naam van de gemeente, zoals in een zin',
  'gemeente.telefoon': 'Algemeen telefoonnummer',
  'gemeente.website': 'Adres van de website',
  'gemeente.email': 'Algemeen e-mailadres',
  'gemeente.adres': 'Bezoekadres van het gemeentehuis',
  openingstijden: 'Openingstijden van het gemeentehuis, in één zin',
  'link.afvalkalender': 'Link naar de afvalkalender',
  'link.afspraak': 'Link om een afspraak te maken',
  'link.melding': 'Link om een melding openbare ruimte te doen',
  'link.grofvuil': 'Link om grofvuil aan te melden',
  'link.verhuizing': 'Link om een verhuizing door te geven',
  'link.paspoort': 'Link naar paspoort en identiteitskaart',
  'link.rijbewijs': 'Link naar rijbewijs',
  'link.parkeren': 'Link naar parkeren en vergunningen',
  'link.bezwaar': 'Link om bezwaar te maken',
  'link.belasting': 'Link naar gemeentelijke belastingen',
  'link.werkzaamheden': 'Link naar wegwerkzaamheden',
  'link.wmo': 'Link naar hulp en ondersteuning',
};

/** Filled from the conversation and the agent, never by hand. */
export const CONVERSATION_VARIABLES = ['afzender.naam', 'medewerker.naam'] as const;

/** The names in these texts that nobody can ever fill. */
export function unknownVariables(...texts: readonly string[]): string[] {
  const known = new Set<string>([...Object.keys(VARIABLES), ...CONVERSATION_VARIABLES]);
  return [...new Set(texts.flatMap((text) => variablesOf(text)))].filter((name) => !known.has(name));
}

/** Where in an answer a template stands; a body brings its own greeting and closing for who has none yet. */
export type TemplateBlock = 'GREETING' | 'BODY' | 'CLOSING';

export interface TemplateText {
  readonly title: string;
  readonly topic: string;
  readonly greeting: string;
  readonly body: string;
  readonly closing: string;
  readonly block: TemplateBlock;
  readonly details: TemplateDetails;
}

/** The answer as it goes out, still with its variables. */
export function answerText(text: TemplateText): string {
  return [text.greeting, text.body, text.closing]
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .join('\n\n');
}

/** The variables of a tenant that an answer needs and that have no value. */
export function missingVariables(text: TemplateText, values: Readonly<Record<string, string>>): string[] {
  const given = new Set<string>(CONVERSATION_VARIABLES);
  return variablesOf(answerText(text)).filter((name) => !given.has(name) && !values[name]);
}
