/** A topic of a council's list: the words that propose it, and the department that deals with it. */
export interface DemoTopic {
  readonly name: string;
  readonly department: string;
  readonly words: readonly string[];
  readonly sensitive?: boolean;
}

/** What the councils of the demo sort messages by. */
export const demoTopics: readonly DemoTopic[] = [
  {
    name: 'Afval',
    department: 'Buitenruimte',
    words: ['container*', 'kliko*', 'gft*', 'vuilnis*', 'milieustraat', 'zwerfafval', 'grofvuil', 'afvalpas'],
  },
  {
    name: 'Straat en groen',
    department: 'Buitenruimte',
    words: [
      'boom',
      'bomen',
      'stoeptegel*',
      'stoep',
      'fietspad*',
      'lantaarnpaal*',
      'straatlantaarn*',
      'onkruid',
      'plantsoen*',
    ],
  },
  {
    name: 'Verkeer en parkeren',
    department: 'Buitenruimte',
    words: ['parkeer*', 'parkeren', 'verkeer*', 'wegwerkzaamheden', 'drempel*', 'kruising*'],
  },
  {
    name: 'Paspoort en ID-kaart',
    department: 'Burgerzaken',
    words: ['paspoort*', 'id-kaart*', 'identiteitskaart*', 'rijbewijs*'],
  },
  { name: 'Verhuizen', department: 'Burgerzaken', words: ['verhuiz*', 'briefadres', 'inschrijven', 'uitschrijven'] },
  { name: 'Overlijden', department: 'Burgerzaken', words: ['overlijden', 'overleden', 'begraaf*'], sensitive: true },
  { name: 'Identiteit en fraude', department: 'Burgerzaken', words: ['identiteitsfraude', 'kopieid'] },
  { name: 'Uittreksels en gegevens', department: 'Burgerzaken', words: ['uittreksel*', 'akte*'] },
  { name: 'Belastingen', department: 'Belastingen', words: ['belasting*', 'ozb', 'aanslag*', 'woz*'] },
  {
    name: 'Bouwen en verbouwen',
    department: 'Vergunningen',
    words: ['bouwvergunning*', 'omgevingsvergunning*', 'verbouw*'],
  },
  { name: 'Bezwaar en klachten', department: 'Juridische zaken', words: ['bezwaar*', 'klachtenprocedure'] },
  {
    name: 'Geld en schulden',
    department: 'Werk en inkomen',
    words: ['schuld*', 'bijstand*', 'uitkering*', 'voedselbank'],
    sensitive: true,
  },
  {
    name: 'Jeugd en zorg',
    department: 'Samenleving',
    words: ['jeugdzorg', 'jeugdhulp', 'wmo*', 'mantelzorg*'],
    sensitive: true,
  },
  { name: 'Energie besparen', department: 'Duurzaamheid', words: ['energie*', 'isolatie*', 'zonnepane*'] },
  { name: 'DigiD en internet', department: 'Klantcontact', words: ['digid', 'mijnoverheid'] },
  { name: 'Overige vragen', department: 'Klantcontact', words: [] },
];

/** Words that the councils of the demo put on conversations. */
export const demoTags: readonly string[] = ['terugbellen', 'raadsvraag', 'herhaald', 'compliment doorgeven'];
