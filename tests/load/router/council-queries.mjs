import { Chance } from './chance.mjs';

/** Makes queries as councils have them: own names and places, place and theme, accounts, projects, incidents. */
export class CouncilQueries {
  /**
   * @param {import('./dutch-world.mjs').DutchWorld} world
   * @param {number} councils only of so many, those that most posts are about
   */
  constructor(world, seed, councils = world.councils.length) {
    this.world = world;
    this.councils = world.councils.slice(0, councils);
    this.chance = new Chance(seed * 17 + 3);
  }

  next() {
    const council = this.chance.pick(this.councils);
    const theme = this.chance.pick(this.world.themes);
    const roll = this.chance.part();
    if (roll < 0.5) return `(${this.#places(council)}) AND (${this.#theme(theme)})${this.#without()}`;
    if (roll < 0.6)
      return `(${this.#places(council)}) AND (${this.#theme(theme)}) AND (${this.#theme(this.chance.pick(this.world.themes))})`;
    if (roll < 0.7) return `(${this.#places(council)}) NEAR/${this.chance.between(5, 15)} (${this.#words(theme, 4)})`;
    if (roll < 0.8) return this.#incident(council, theme);
    if (roll < 0.88) return this.#project(council, theme);
    if (roll < 0.93) return this.#account(council);
    return this.#special(council, theme);
  }

  #places(council) {
    // A council listens to all its places; the largest have too many for one query.
    const names = new Set([council.name, ...council.places.slice(0, 20)]);
    return [...[...names].map(quoted), `#${council.handle}`].join(' OR ');
  }

  #words(theme, most) {
    return this.chance.picks(theme.words, this.chance.between(2, most)).join(' OR ');
  }

  #theme(theme) {
    const { chance } = this;
    const parts = chance.picks(theme.words, chance.between(6, 20));
    if (chance.happens(0.6)) parts.push(`"${chance.pick(theme.phrases)}"`);
    if (chance.happens(0.3)) parts.push(`#${chance.pick(theme.tags)}`);
    if (chance.happens(0.2))
      parts.push(
        `${chance.pick(theme.words.filter((word) => word.length > 5 && /^[a-z]+$/.test(word)).concat('gemeente')).slice(0, -2)}*`,
      );
    return parts.join(' OR ');
  }

  #without() {
    const { chance } = this;
    return chance.happens(0.5) ? ` -(${chance.picks(this.world.noise, chance.between(3, 10)).join(' OR ')})` : '';
  }

  /** A street of the council and what may happen there. */
  #incident(council, theme) {
    const streets = this.chance.picks(council.streets, this.chance.between(1, 4)).join(' OR ');
    return `(${streets}) AND (${this.#places(council)} OR ${this.#words(theme, 5)})${this.#without()}`;
  }

  #project(council, theme) {
    const { chance, world } = this;
    const name = `"${chance.pick(theme.words)} ${chance.pick(world.words.slice(200))}"`;
    return chance.happens(0.5)
      ? `${name} OR "${chance.pick(theme.words)} ${council.places[0] ?? council.name}"`
      : `${name} AND (${this.#places(council)})`;
  }

  #account(council) {
    return `@gemeente${council.handle} OR #gemeente${council.handle} OR "gemeente ${council.name}"${this.#without()}`;
  }

  #special(council, theme) {
    const { chance } = this;
    const word = chance.pick(theme.words);
    return chance.pick([
      () => `raw:"${council.name}" AND (${this.#words(theme, 6)})`,
      () => `site:nhnieuws.nl AND (${this.#places(council)})`,
      () => `(${this.#places(council)}) AND is:question AND (${this.#theme(theme)})`,
      () => `(${this.#places(council)}) AND source:mastodon -is:reply AND (${this.#words(theme, 8)})`,
      () => `"${word} ${council.name}" OR (${word} NEAR/4f ${quoted(council.name)})`,
      () => `(${this.#theme(theme)}) NEAR/8 ${quoted(council.name)}`,
    ])();
  }
}

const quoted = (name) => (/^[\p{L}]+$/u.test(name) ? name : `"${name}"`);
