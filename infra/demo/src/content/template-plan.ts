/** Who wrote a template and what the neighbours did with it. */
interface Spread {
  readonly author: string;
  /** Codes of the tenants that adopted it; none for a template that was not published. */
  readonly adoptedBy: readonly string[];
  readonly declinedBy?: readonly string[];
  readonly published: boolean;
}

/** A template from a real answer; `skip` leaves out first sentences that point back at a list. */
export interface AnswerPlan extends Spread {
  readonly question: string;
  readonly title: string;
  readonly skip?: number;
}

/** A template from a category's standard reply. */
export interface ReplyPlan extends Spread {
  readonly slug: string;
}

const spread = (author: string, neighbours: string): Spread => {
  const codes = neighbours.split(' ').filter(Boolean);
  const declinedBy = codes.filter((code) => code.startsWith('-')).map((code) => code.slice(1));
  return {
    author,
    adoptedBy: codes.filter((code) => /^[A-Z]/u.test(code)),
    declinedBy,
    published: neighbours !== 'own',
  };
};
const answer = (author: string, neighbours: string, title: string, question: string, skip = 0): AnswerPlan => ({
  ...spread(author, neighbours === 'own' ? 'own' : neighbours),
  title,
  question,
  skip,
});
const reply = (author: string, neighbours: string, slug: string): ReplyPlan => ({
  ...spread(author, neighbours),
  slug,
});

/** `own` is not published; a code adopted it, `-CODE` declined it, an empty list only shares it. */
export const answerPlans: readonly AnswerPlan[] = [
  answer(
    'ZAA',
    'WOR OOS PUR EDV LAN WAT',
    'Paspoort of ID-kaart aanvragen',
    'Hoe kan ik een paspoort of identiteitskaart aanvragen?',
  ),
  answer(
    'PUR',
    'WOR OOS ZAA WAT',
    'Paspoort of ID-kaart kwijt',
    'Wat moet ik doen als ik mijn paspoort of identiteitskaart kwijt ben?',
    1,
  ),
  answer(
    'ZAA',
    'WOR PUR EDV',
    'Hoe lang een paspoort geldig is',
    'Hoe lang is een paspoort of Nederlandse identiteitskaart geldig?',
  ),
  answer(
    'EDV',
    'OOS WAT LAN',
    'Paspoort voor een kind',
    'Heeft mijn kind een eigen paspoort of identiteitskaart nodig?',
  ),
  answer('WOR', 'OOS ZAA -PUR', 'Paspoort beschadigd', 'Is mijn beschadigde paspoort of identiteitskaart geldig?'),
  answer(
    'WAT',
    'WOR',
    'Paspoort van iemand die overleden is',
    'Wat moet ik doen met het paspoort van iemand die overleden is?',
  ),
  answer(
    'PUR',
    'ZAA',
    'Vingerafdrukken bij een paspoort',
    'Hoe neemt de gemeente vingerafdrukken af voor mijn paspoort of identiteitskaart?',
  ),
  answer(
    'ZAA',
    'WOR OOS PUR WAT EDV LAN',
    'Verhuizing doorgeven',
    'Hoe kan ik mijn verhuizing doorgeven aan de gemeente?',
  ),
  answer('LAN', 'WOR', 'Vertrekken naar het buitenland', 'Wanneer moet ik mij uitschrijven bij de gemeente?'),
  answer('PUR', '-WOR ZAA', 'Briefadres', 'Kan ik mijzelf laten inschrijven op een briefadres?'),
  answer(
    'WOR',
    'OOS EDV LAN',
    'Uittreksel BRP aanvragen',
    'Waar vraag ik een uittreksel uit de Basisregistratie Personen (BRP) aan?',
  ),
  answer(
    'OOS',
    'WOR',
    'Hoe lang een uittreksel geldig is',
    'Hoelang is een uittreksel uit de Basisregistratie Personen (BRP) geldig?',
  ),
  answer(
    'EDV',
    'WOR OOS PUR WAT',
    'Bezwaar tegen belastingaanslag',
    'Kan ik bezwaar maken tegen de gemeentelijke belastingaanslag?',
  ),
  answer(
    'ZAA',
    'PUR OOS LAN',
    'Kwijtschelding van belastingen',
    'Wanneer kom ik in aanmerking voor kwijtschelding van gemeentelijke belastingen?',
  ),
  answer('WAT', '', 'Welke belastingen er zijn', 'Welke belastingen heft de gemeente?'),
  answer('EDV', 'WAT -LAN', 'Toeristenbelasting', 'Wanneer moet ik toeristenbelasting betalen?'),
  answer('PUR', 'WOR EDV', 'Wanneer begraven of cremeren', 'Wanneer mag ik een overledene laten begraven of cremeren?'),
  answer('WAT', 'own', 'Begraven op eigen grond', 'Waar mag ik een overledene laten begraven of cremeren?'),
  answer(
    'ZAA',
    'WOR PUR',
    'DigiD vergeten',
    'Wat moet ik doen als ik mijn gebruikersnaam of wachtwoord voor DigiD ben vergeten?',
  ),
  answer(
    'LAN',
    'OOS WAT',
    'Hulp met computer en internet',
    'Waar kan ik hulp vinden om beter te worden met de computer en internet?',
  ),
  answer(
    'PUR',
    'WOR ZAA LAN',
    'Slachtoffer van identiteitsfraude',
    'Ik ben slachtoffer van identiteitsfraude. Wat kan ik doen?',
  ),
  answer(
    'WOR',
    'OOS',
    'Veilige kopie van een identiteitsbewijs',
    'Hoe voorkom ik fraude met een kopie van mijn identiteitsbewijs?',
  ),
  answer(
    'OOS',
    'WOR LAN',
    'Post voor iemand anders',
    'Wat moet ik doen als ik overheidspost krijg die voor iemand anders is?',
  ),
  answer('WOR', 'OOS ZAA WAT', 'Gevonden voorwerp', 'Wat moet ik doen met een gevonden voorwerp?'),
  answer(
    'LAN',
    'WOR EDV',
    'Bouwplan van de buren',
    'Kan ik bezwaar maken tegen de bouwplannen of omgevingsvergunning van mijn buren?',
  ),
  answer('WAT', 'WOR OOS LAN', 'Vergunning nodig of niet', 'Wanneer moet ik een omgevingsvergunning aanvragen?'),
  answer('PUR', 'OOS', 'Bezwaar tegen een besluit', 'Hoe kan ik bezwaar maken tegen een beslissing van de overheid?'),
];

export const replyPlans: readonly ReplyPlan[] = [
  reply('ZAA', 'WOR OOS PUR', 'container-is-vol'),
  reply('ZAA', 'WOR LAN', 'prullenbak-is-vol'),
  reply('ZAA', 'PUR WAT', 'veeg-zwerfvuil'),
  reply('PUR', 'OOS EDV -WOR', 'grofvuil'),
  reply('WOR', 'OOS WAT', 'onderhoud-stoep-straat-en-fietspad'),
  reply('VRZ', 'WOR OOS ZAA PUR WAT EDV LAN', 'gladheid'),
  reply('EDV', 'WAT', 'brug'),
  reply('PUR', 'WOR ZAA LAN', 'straatverlichting-openbare-klok'),
  reply('LAN', '', 'parkeeroverlast'),
  reply('OOS', 'WOR', 'hondenpoep'),
  reply('EDV', 'ZAA', 'ratten'),
  reply('WAT', 'EDV LAN WOR', 'overlast-op-het-water-snel-varen'),
  reply('WOR', 'own', 'boom'),
  reply('OVG', 'WOR OOS', 'speelplaats'),
];
