// node infra/gazetteer/write-gazetteer.mjs FOLDER: makes the gazetteer anew from a folder with the lists in geo/ and lexicon/.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './csv.mjs';
import { ordinaryWords } from './dictionary.mjs';

const [, , folder] = process.argv;
if (!folder) throw new Error('Say in which folder the lists are: geo/*.csv and lexicon/*.');
const here = import.meta.dirname;
const target = join(here, '../../libs/language/src/text/gazetteer');
const exceptions = JSON.parse(readFileSync(join(here, 'exceptions.json'), 'utf8'));
const list = (name) => readCsv(readFileSync(join(folder, name), 'utf8'));

/** Tells "Rijswijk (NB)", "Ursem gem. S" and "Bergen L" by their own name only. */
const plain = (name) =>
  name
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/\s+gem\.\s+\S+$/, '')
    .replace(/\s+(?:[A-Z]{1,2}|Fr|Gld)$/, '');
const key = (name) =>
  plain(name)
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');

const councils = list('geo/gemeenten.csv');
const towns = list('geo/woonplaatsen.csv');
const places = new Map();
function add(name, gm, kind, code) {
  if (exceptions.leftOut.includes(plain(name))) return;
  const place = places.get(key(name)) ?? { name: plain(name), kind, gm: new Set(), wp: new Set() };
  places.set(key(name), place);
  if (kind === 'municipality') place.kind = kind;
  place.gm.add(gm);
  if (code) place.wp.add(`WP${code.padStart(4, '0')}`);
}
for (const row of councils) {
  add(row.naam, row.gm_code, 'municipality');
  add(row.officiele_naam, row.gm_code, 'municipality');
  for (const alias of row.aliassen.split('|').filter(Boolean)) add(alias, row.gm_code, 'municipality');
}
for (const [alias, gm] of Object.entries(exceptions.aliases)) add(alias, gm, 'settlement');
for (const row of towns) add(row.woonplaats, row.gm_code, 'settlement', row.woonplaats_code);

const words = ordinaryWords(join(folder, 'lexicon'));
/** A plain Dutch word needs a capital and a preposition before it; a word that is rare, or known as a council, one of both. */
function sense(name, kind) {
  if (exceptions.notOrdinary.includes(name)) return {};
  if (exceptions.ordinary.includes(name)) return { ordinary: true };
  if (exceptions.capital.includes(name)) return { capital: true };
  if (!words.has(name.toLowerCase().replace(/^(?:de|het|'t|den) /, ''))) return {};
  return kind === 'municipality' ? { capital: true } : { ordinary: true };
}
// A slip of one letter is forgiven where no Dutch word and no other place is so close.
const taken = new Set([...words, ...[...places.keys()].map((name) => name.replaceAll(' ', ''))]);
const letters = 'abcdefghijklmnopqrstuvwxyz';
function* slips(name) {
  for (let at = 0; at <= name.length; at += 1) {
    yield name.slice(0, at) + name.slice(at + 1);
    yield name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2);
    for (const letter of letters) {
      yield name.slice(0, at) + letter + name.slice(at);
      yield name.slice(0, at) + letter + name.slice(at + 1);
    }
  }
}
function isForgiving(name) {
  if (exceptions.slips.includes(name)) return true;
  if (!/^[A-Za-z]{7,}$/.test(name)) return false;
  const own = name.toLowerCase();
  for (const slip of slips(own)) if (!slip.startsWith(own) && taken.has(slip)) return false;
  return true;
}

const rows = [...places.values()]
  .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  .map(({ name, kind, gm, wp }) => ({
    name,
    kind,
    gm: [...gm].sort(),
    ...(gm.size === 1 && wp.size > 0 && { wp: [...wp].sort() }),
    ...(kind === 'municipality' && gm.size > 1 && { councils: councilsCalled(name) }),
    ...sense(name, kind),
    ...(isForgiving(name) && { slips: true }),
  }));

/** Of a name that several have: those whose municipality is called so, which "gemeente Hoorn" means. */
function councilsCalled(name) {
  return councils.filter((row) => key(row.naam) === key(name)).map((row) => row.gm_code);
}

/** 1501-1509 of one municipality as "1501-1509". */
function ranges() {
  const found = new Map();
  for (const { postcode4, gm_code: gm } of list('geo/postcode4.csv')) {
    const of = found.get(gm) ?? [];
    const last = of.at(-1);
    if (last && last[1] === Number(postcode4) - 1) last[1] += 1;
    else of.push([Number(postcode4), Number(postcode4)]);
    found.set(gm, of);
  }
  return [...found].sort().map(([gm, of]) => ({
    gm,
    postcodes: of.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(' '),
  }));
}

/** Waters, polders and regions that several municipalities share; ours, by province or safety region where that says enough. */
const regions = JSON.parse(readFileSync(join(here, 'regions.json'), 'utf8')).map(
  ({ name, gm = [], provinces = [], regions: codes = [] }) => {
    const within = councils.filter(
      (row) => provinces.includes(row.provincie) || codes.includes(row.veiligheidsregio_code),
    );
    return { name, kind: 'region', gm: [...new Set([...gm, ...within.map((row) => row.gm_code)])].sort() };
  },
);
const unknown = regions.flatMap(({ gm }) => gm).filter((gm) => !councils.some((row) => row.gm_code === gm));
if (unknown.length > 0) throw new Error(`No municipality has the code ${unknown.join(', ')}: change regions.json.`);

const firstNames = [
  ...list('lexicon/voornamen_nl.csv').map((row) => row.voornaam),
  ...exceptions.olderFirstNames,
].filter((name) => /^\p{L}{3,}$/u.test(name) && !exceptions.wordsBeforeNames.includes(name));

const lines = (rowsOfFile) => `[\n${rowsOfFile.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
const files = {
  'places.json': lines(rows),
  'municipalities.json': lines(
    councils.map((row) => ({
      gm: row.gm_code,
      name: row.naam,
      province: row.provincie,
      region: row.veiligheidsregio_code,
    })),
  ),
  'regions.json': lines(regions),
  'postcodes.json': lines(ranges()),
  'first-names.json': `${JSON.stringify([...new Set(firstNames)])}\n`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(target, name), text);
const prettier = join(here, '../../node_modules/prettier/bin/prettier.cjs');
execFileSync(process.execPath, [prettier, '--write', ...Object.keys(files).map((name) => join(target, name))]);
console.log(
  `${rows.length} names, of which ${rows.filter((row) => row.gm.length > 1).length} in several municipalities.`,
);
