/** What a conversation or template is about, in the words of the desk, and which department knows more. */
export interface Subject {
  readonly topic: string;
  readonly department: string;
  /** Closes an answer: where the citizen goes next. */
  readonly next: string;
}

const APPOINTMENT = 'Een afspraak maakt u via {{link.afspraak}}.';
const WEBSITE = 'Meer leest u op {{gemeente.website}}.';
const TELEPHONE = 'Komt u er niet uit? Bel ons op {{gemeente.telefoon}}.';
const TAXES = 'Uw aanslag bekijkt u via {{link.belasting}}.';

/** By words of the question, the first that fits; the last fits always. */
const subjects: readonly (readonly [RegExp, Subject])[] = [
  [
    /paspoort|identiteitskaart|ID-kaart/u,
    { topic: 'Paspoort en ID-kaart', department: 'Burgerzaken', next: APPOINTMENT },
  ],
  [
    /overl[ie]|begraf|cremat|begraven|(?:^| )as /iu,
    { topic: 'Overlijden', department: 'Burgerzaken', next: APPOINTMENT },
  ],
  [/belasting/u, { topic: 'Belastingen', department: 'Belastingen', next: TAXES }],
  [/verhuiz|briefadres|uitschrijven|inschrijven/u, { topic: 'Verhuizen', department: 'Burgerzaken', next: WEBSITE }],
  [/identiteit|KopieID/u, { topic: 'Identiteit en fraude', department: 'Burgerzaken', next: TELEPHONE }],
  [
    /Basisregistratie|burgerservicenummer|bsn|burgerlijke stand/u,
    { topic: 'Uittreksels en gegevens', department: 'Burgerzaken', next: APPOINTMENT },
  ],
  [
    /DigiD|MijnOverheid|digitaal|inlog|internet|online|computer/u,
    { topic: 'DigiD en internet', department: 'Klantcontact', next: TELEPHONE },
  ],
  [
    /bouw|omgevingsvergunning|Omgevingswet|windmolen/u,
    { topic: 'Bouwen en verbouwen', department: 'Vergunningen', next: WEBSITE },
  ],
  [/bezwaar|klacht|te laat beslist/u, { topic: 'Bezwaar en klachten', department: 'Juridische zaken', next: WEBSITE }],
  [/schulden|weinig geld/u, { topic: 'Geld en schulden', department: 'Werk en inkomen', next: TELEPHONE }],
  [/energie/u, { topic: 'Energie besparen', department: 'Duurzaamheid', next: WEBSITE }],
  [/(?:)/u, { topic: 'Overige vragen', department: 'Klantcontact', next: WEBSITE }],
];

/** What a question is about. */
export function subjectOf(question: string): Subject {
  return subjects.find(([words]) => words.test(question))![1];
}
