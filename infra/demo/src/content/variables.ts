import type { Participant } from './participants.js';

/** A value that a tenant's templates are filled with. */
export interface DemoVariable {
  readonly name: string;
  readonly value: string;
  readonly description: string;
}

const INVENTED = 'Demo: verzonnen.';

/** Values for a tenant. Addresses end in .example and numbers begin with 088 000, so nobody has them. */
export function variablesFor(participant: Participant): readonly DemoVariable[] {
  const host = `www.${participant.name
    .toLowerCase()
    .replace(/[^a-z]+/gu, '-')
    .replace(/-+/gu, '-')}.example`;
  const number = String(participant.gm?.slice(-4) ?? '0011');
  return [
    { name: 'gemeente.naam', value: participant.name, description: 'Naam van de gemeente, zoals in een zin' },
    {
      name: 'gemeente.telefoon',
      value: `088 000 ${number.slice(0, 2)} ${number.slice(2)}`,
      description: `Telefoonnummer van het klantcontact. ${INVENTED}`,
    },
    { name: 'gemeente.website', value: host, description: `Adres van de website. ${INVENTED}` },
    { name: 'link.afspraak', value: `https://${host}/afspraak`, description: `Een afspraak maken. ${INVENTED}` },
    { name: 'link.melding', value: `https://${host}/melding`, description: `Een melding doen. ${INVENTED}` },
    {
      name: 'link.belastingen',
      value: `https://${host}/belastingen`,
      description: `Belastingen bekijken. ${INVENTED}`,
    },
  ];
}

export const variableNames: readonly string[] = variablesFor({
  code: 'X',
  name: 'X',
  kind: 'municipality',
  gm: null,
  inhabitants: null,
  theme: '',
  account: null,
}).map(({ name }) => name);
