import { readFileSync } from 'node:fs';
import { dutchPlaces, municipalities } from '@samenspraak/language/text/gazetteer';
import { Chance, Ranked } from './chance.mjs';

const THEMES = 120;

/**
 * What posts and queries are made of: words in order of use, themes (words, phrases and tags that go together) and
 * councils with their places.
 */
export class DutchWorld {
  constructor(seed) {
    const chance = new Chance(seed);
    this.words = readFileSync(new URL('../data/words.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    this.ranked = new Ranked(this.words, 2.7);
    const topical = this.words.slice(300, 14_000).filter((word) => word.length > 3);
    this.themes = Array.from({ length: THEMES }, () => themeOf(chance, topical));
    this.noise = chance.picks(topical.slice(0, 3_000), 60);
    this.councils = councilsOf(chance);
    // The large names first: posts about them are the most.
    this.rankedCouncils = new Ranked(this.councils, 12);
    this.rankedThemes = new Ranked(this.themes, 8);
  }
}

function themeOf(chance, topical) {
  const words = chance.picks(topical, chance.between(10, 28));
  const phrases = Array.from({ length: 4 }, () => `${chance.pick(words)} ${chance.pick(words)}`);
  return {
    words,
    ranked: new Ranked(words, 1),
    phrases,
    tags: words.slice(0, 3).map((word) => word.replace(/[^a-z]/g, '')),
  };
}

function councilsOf(chance) {
  const byGm = new Map([...municipalities.values()].map(({ gm, name }) => [gm, { gm, name, places: [] }]));
  for (const { name, gm, kind, ordinary } of dutchPlaces)
    if (kind === 'settlement' && !ordinary && gm.length === 1) byGm.get(gm[0])?.places.push(name);
  const councils = [...byGm.values()].map((council) => ({
    ...council,
    handle: council.name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, ''),
    streets: Array.from({ length: 12 }, () => `${chance.pick(NAMES)}${chance.pick(WAYS)}`),
  }));
  return councils.sort(() => chance.part() - 0.5);
}

const NAMES =
  'Dorps Kerk School Molen Wilhelmina Juliana Beatrix Linden Eiken Beuken Zand Veld Nieuwe Haven Water Zuider Noorder Wester Ooster Spoor Ringvaart Tulpen Rozen Burgemeester Vermeer Rembrandt Merel Leeuwerik Zonne Plantsoen'.split(
    ' ',
  );
const WAYS = 'straat weg laan plein kade dijk pad hof singel dreef'.split(' ');
