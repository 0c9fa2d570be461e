import { conditionsOf, needsOf, type ValueKind, variablesOf } from '@samenspraak/language/template';
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

/** What a value on the list must be; text where nothing stands. */
export const VARIABLE_KINDS: Readonly<Record<string, ValueKind>> = {
  'gemeente.telefoon': 'PHONE',
  ...Object.fromEntries(
    Object.keys(VARIABLES)
      .filter((name) => name.startsWith('link.'))
      .map((name) => [name, 'LINK' as const]),
  ),
};

/** Filled from the conversation and the agent, never by hand. What is not known yet the agent fills in before sending. */
export const CONVERSATION_VARIABLES = [
  'afzender.naam',
  'medewerker.naam',
  'agent.initialen',
  'melding.nummer',
] as const;

/** The network of the conversation; only conditions ask for it. */
export const CHANNEL = 'kanaal';

/** The names in these texts that nobody can ever fill. */
export function unknownVariables(...texts: readonly string[]): string[] {
  const known = new Set<string>([...Object.keys(VARIABLES), ...CONVERSATION_VARIABLES]);
  const asked = texts.flatMap((text) => [
    ...variablesOf(text),
    ...conditionsOf(text).filter((name) => name !== CHANNEL),
  ]);
  return [...new Set(asked)].filter((name) => !known.has(name));
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

const UNDECIDED: ReadonlySet<string> = new Set([CHANNEL, ...CONVERSATION_VARIABLES]);

/** The variables of a tenant that an answer needs, on whatever channel, and that have no value. */
export function missingVariables(text: TemplateText, values: Readonly<Record<string, string>>): string[] {
  const given = new Set<string>(CONVERSATION_VARIABLES);
  const needs = [answerText(text), text.details.short ?? ''].flatMap((one) => needsOf(one, values, UNDECIDED));
  return [...new Set(needs)].filter((name) => !given.has(name));
}
