import { Chance } from './chance.mjs';

const EMOJI = ['🙂', '😡', '🚲', '👍🏽', '❤️', '👨‍👩‍👧', '🌧️', '😂'];
const HOSTS = [
  'nos.nl',
  'nhnieuws.nl',
  'www.rtvnh.nl',
  'overheid.nl',
  'youtu.be',
  'dichtbij.nl',
  'noordhollandsdagblad.nl',
];

/** Makes short posts as councils get them: 5 to 60 words, some about a place, a theme or an account. */
export class DutchPosts {
  /** @param {import('./dutch-world.mjs').DutchWorld} world */
  constructor(world, seed) {
    this.world = world;
    this.chance = new Chance(seed * 31 + 5);
  }

  next() {
    const { chance, world } = this;
    // Many short, few long: half have at most 9 words, the mean is 16.
    const length = Math.round(5 * 12 ** (chance.part() ** 2));
    const words = Array.from({ length }, () => world.ranked.draw(chance));
    const put = (text) => words.splice(chance.below(words.length + 1), 0, text);
    if (chance.happens(0.4)) this.#addTheme(put);
    if (chance.happens(0.3)) this.#addPlace(put);
    if (chance.happens(0.15)) words.unshift(`@${this.#someone()}`);
    if (chance.happens(0.05)) put(`${chance.between(1, 31)}-${chance.between(1, 12)}-2026`);
    if (chance.happens(0.03)) put(`${chance.pick(world.words)}-${chance.pick(world.words)}`);
    const text = sentences(words, chance);
    const link = chance.happens(0.2)
      ? ` https://${chance.pick(HOSTS)}/${chance.pick(world.words)}/${chance.below(1e6)}`
      : '';
    const emoji = chance.happens(0.15) ? ` ${chance.pick(EMOJI)}` : '';
    // As one piece, as a text comes from a network; a string that was added up is slower to read for everybody.
    return Buffer.from(`${text}${emoji}${link}`).toString();
  }

  /** What is known of a post beside its text. */
  nextMessage() {
    const { chance } = this;
    return {
      text: this.next(),
      author: `${this.#someone()}@mastodon.nl`,
      source: chance.pick(['mastodon', 'bluesky']),
      lang: 'nl',
      day: '2026-11-26',
      isReply: chance.happens(0.3),
      hasMedia: chance.happens(0.2),
    };
  }

  #addTheme(put) {
    const { chance, world } = this;
    const theme = world.rankedThemes.draw(chance);
    for (let count = chance.between(1, 3); count > 0; count -= 1) put(theme.ranked.draw(chance));
    if (chance.happens(0.2)) put(chance.pick(theme.phrases));
    if (chance.happens(0.25)) put(`#${chance.pick(theme.tags)}`);
  }

  #addPlace(put) {
    const { chance, world } = this;
    const council = world.rankedCouncils.draw(chance);
    if (chance.happens(0.4)) put(`in ${council.name}`);
    else put(`in ${chance.pick(council.places) ?? council.name}`);
    if (chance.happens(0.15)) put(`#${council.handle}`);
    if (chance.happens(0.15)) put(chance.pick(council.streets));
    if (chance.happens(0.1)) put(`@gemeente${council.handle}`);
  }

  #someone() {
    return `${this.chance.pick(this.world.words)}${this.chance.below(999)}`.replace(/[^a-z0-9]/g, '');
  }
}

function sentences(words, chance) {
  let text = '';
  let starts = true;
  for (const word of words) {
    text += starts && /^[a-z]/.test(word) ? word[0].toUpperCase() + word.slice(1) : word;
    const roll = chance.part();
    starts = roll < 0.08;
    text += starts ? (roll < 0.07 ? '. ' : '? ') : roll < 0.13 ? ', ' : ' ';
  }
  return `${text.trimEnd()}${chance.happens(0.5) ? '.' : ''}`;
}
