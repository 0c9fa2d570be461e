import type { Participant } from './participants.js';

/** Where a link goes on the tenant's website. */
const LINKS: Readonly<Record<string, string>> = {
  'link.afvalkalender': 'afvalkalender',
  'link.afspraak': 'afspraak',
  'link.melding': 'melding',
  'link.grofvuil': 'grofvuil',
  'link.verhuizing': 'verhuizen',
  'link.paspoort': 'paspoort',
  'link.rijbewijs': 'rijbewijs',
  'link.parkeren': 'parkeren',
  'link.bezwaar': 'bezwaar',
  'link.belasting': 'belasting',
  'link.werkzaamheden': 'werkzaamheden',
  'link.wmo': 'hulp',
};

/** Values by name for a tenant's templates; invented: addresses end in .example and numbers begin with 088 000, so nobody has them. */
export function variablesFor({ name, gm }: Pick<Participant, 'name' | 'gm'>): Readonly<Record<string, string>> {
  const host = `${name
    .toLowerCase()
    .replace(/[^a-z]+/gu, '-')
    .replace(/^-|-$/gu, '')}.example`;
  const number = gm?.slice(-4) ?? '0011';
  return {
    'gemeente.naam': name,
    'gemeente.telefoon': `088 000 ${number.slice(0, 2)} ${number.slice(2)}`,
    'gemeente.website': `www.${host}`,
    'gemeente.email': `info@${host}`,
    'gemeente.adres': `Voorbeeldplein 1, ${name}`,
    openingstijden: 'Demo: verzonnen. Op werkdagen van 9.00 tot 17.00 uur.',
    ...Object.fromEntries(Object.entries(LINKS).map(([link, page]) => [link, `https://www.${host}/${page}`])),
  };
}

export const variableNames: readonly string[] = Object.keys(variablesFor({ name: 'Voorbeeld', gm: null }));
