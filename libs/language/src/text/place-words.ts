const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Before a place: it is there. */
export const INSIDE = set('in te binnen gemeente');
/** Before a place: it is near, or somebody goes there. */
export const NEARBY = set(
  'bij nabij naast richting naar vanuit via rond rondom langs tussen tot voorbij achter omgeving',
);
/** "in de buurt van Edam" is not Edam. */
export const FAR = set('buurt omgeving rand nabijheid noorden zuiden oosten westen ten');

/** Before a surname. Those who hold an office are often named with their council: they are not here. */
export const TITLES = set(
  'mevrouw mevr mw meneer mijnheer dhr heer fam familie dokter drs ir ing mr juf meester oom tante opa oma agent ds pastoor pater zuster broeder rechter advocaat notaris makelaar huisarts tandarts zanger zangeres schrijver',
);

/** Before the name of a ship. */
export const SHIPS = set(
  'schip stoomschip motorschip vissersschip containerschip patrouilleschip onderzeeboot jacht catamaran schoener klipper skutsje loodsboot reddingboot reddingsboot ferry zeilschip cruiseschip vrachtschip marineschip passagiersschip veerboot boot sleepboot rondvaartboot tanker botter tjalk kotter trawler fregat mijnenjager',
);
/** In a text about ships. */
export const SHIP_WORDS = set(
  'cruise rederij boord passagiers kapitein bemanning aangemeerd afgemeerd aanmeren kade holland america',
);

/** Before the name of a club. */
export const CLUB_WORDS = set(
  'fc sc vv sv avv svv afc rkav rksv rkvv vvv hv kv ijsclub voetbalclub voetbalvereniging sportvereniging handbalvereniging jong voetballers',
);

/** How much a word says that a text is about a match; two are enough. */
export const SPORT: ReadonlyMap<string, number> = new Map([
  ...[
    ...set(
      'keeper doelman doelpunt doelpunten eredivisie kkd penalty strafschop spits middenvelder eindstand ruststand tussenstand hattrick knvb',
    ),
  ].map((word) => [word, 2] as const),
  ...[
    ...set(
      'wint verliest verslaat versloeg won verloor winst speelt spelen gelijk scoort scoorde degradeert degradatie promoveert promotie wedstrijd competitie divisie bekerduel trainer scheidsrechter uitwedstrijd thuiswedstrijd goal punten ajax psv feyenoord az telstar vitesse twente heracles cambuur sparta nec emmen tegen',
    ),
  ].map((word) => [word, 1] as const),
]);
