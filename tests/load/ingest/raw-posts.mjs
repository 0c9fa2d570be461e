const places = ['Wormerland', 'Oostzaan', 'Zaandam', 'Purmerend', 'Landsmeer'];
const words =
  `afval container fietspad lantaarn stoep bushalte speeltuin loket paspoort vergunning riool stank overlast muziek markt zwembad
  bibliotheek parkeren boete brug sluis water gras bomen bladeren hond kat school kinderen ouderen buurt straat plein winkel bouw
  verkeer drempel bord bocht kruising rotonde vandaag gisteren morgen vroeg laat altijd nooit weer nog steeds waarom wanneer wie wat
  hoe lang duurt het eindelijk dank mooi netjes schoon vies gevaarlijk donker nat koud stil druk vol leeg kapot open dicht gratis duur`.split(
    /\s+/,
  );

/**
 * Posts as a network tells them: one in ten answers an earlier one, one in twenty is told twice, one in twenty names two
 * municipalities, one in ten names none.
 * @param {(most: number) => number} roll
 * @returns {string[]} JSON of a status each
 */
export function rawPosts(roll, count, round) {
  const made = [];
  const told = [];
  for (let n = 0; told.length < count; n += 1) {
    if (made.length > 0 && roll(19) === 0) {
      told.push(JSON.stringify(made[roll(made.length - 1)]));
      continue;
    }
    const parent = made.length > 0 && roll(9) === 0 ? made[roll(made.length - 1)] : null;
    const named = roll(9) === 0 ? [] : roll(18) === 0 ? [0, 1] : [roll(places.length - 1)];
    const text = [
      ...Array.from({ length: 5 + roll(30) }, () => words[roll(words.length - 1)]),
      ...named.map((at) => `in ${places[at]}`),
    ];
    const post = status(`${round}${String(n).padStart(8, '0')}`, text.join(' '), parent, roll(500));
    made.push(post);
    told.push(JSON.stringify(post));
  }
  return told;
}

function status(id, text, parent, author) {
  const account = {
    id: `9${author}`,
    username: `inwoner_${author}_fictief`,
    acct: `inwoner_${author}_fictief`,
    display_name: `Inwoner ${author}`,
    url: `https://oefenplein.example/@inwoner_${author}_fictief`,
    note: '',
    bot: false,
    created_at: '2026-01-01T00:00:00.000Z',
    fields: [],
    emojis: [],
  };
  const at = new Date(Date.UTC(2026, 10, 24, 9, 0, 0) + Number(id.slice(-6)) * 10).toISOString();
  return {
    id,
    created_at: at,
    edited_at: null,
    in_reply_to_id: parent?.id ?? null,
    in_reply_to_account_id: parent?.account.id ?? null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'nl',
    uri: `https://oefenplein.example/statuses/${id}`,
    url: `https://oefenplein.example/@${account.acct}/${id}`,
    content: `<p>${text}</p>`,
    account,
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    reblog: null,
    poll: null,
    card: null,
  };
}
