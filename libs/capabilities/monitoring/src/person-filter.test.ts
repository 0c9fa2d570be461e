import { parseQuery } from '@samenspraak/language/query';
import { dutchPlaces } from '@samenspraak/language/text/gazetteer';
import { describe, expect, test } from 'vitest';
import { findPersons } from './person-filter.js';

const official = new Set(['wormerland', 'gemeentedesk', 'gemeentedesk@sociaal.example']);
const found = (query: string) =>
  findPersons(query, parseQuery(query), official).map(({ kind, start, end }) => `${kind} ${query.slice(start, end)}`);

describe('a full name is found', () => {
  test.each([
    ['"Jan de Vries" afval', 'Jan de Vries'],
    ['"jan de vries"', 'jan de vries'],
    ['jan de vries', 'jan de vries'],
    ['afval jan AND (jansen OR pietersen)', 'jan AND (jansen OR pietersen'],
    ['jansen NEAR/3 kees', 'jansen NEAR/3 kees'],
    ['"Mehmet Yılmaz" OR storm', 'Mehmet Yılmaz'],
    ['"rianne visser"', 'rianne visser'],
    ['"J. van der Berg"', 'J. van der Berg'],
    ['"mevrouw Bakker"', 'mevrouw Bakker'],
    ['"Roos Bakker" OR gladheid', 'Roos Bakker'],
    ['raw:"Fatima El Idrissi"', 'Fatima El Idrissi'],
    ['afval -"piet jansen"', 'piet jansen'],
    ['#JanDeVries', '#JanDeVries'],
    ['"Sjoerd Hoogeveense"', 'Sjoerd Hoogeveense'],
    ['jan straat jansen', 'jan straat jansen'],
    ['"Jan-Willem de Groot"', 'Jan-Willem de Groot'],
  ])('in %s', (query, name) => {
    expect(found(query)).toEqual([`FULL_NAME ${name}`]);
  });
});

test('a name that hides among hundreds of others is found', () => {
  const many = (letter: string) => Array.from({ length: 120 }, (_, n) => `${letter}woord${n}`).join(' OR ');
  expect(found(`(${many('a')} OR mehmet) AND (${many('b')} OR yilmaz)`)).toHaveLength(1);
});

test('no person beyond a number is overlooked', () => {
  const query = Array.from({ length: 200 }, (_, n) => `@buur${n}_fictief`).join(' OR ');
  expect(found(query)).toHaveLength(200);
});

describe('nobody is found', () => {
  test.each([
    'afval OR grofvuil',
    '"burgemeester Visserplein"',
    '"Jan Steenstraat"',
    '"Jan van Galenstraat"',
    '"Jan van Galen straat"',
    '"Anna Paulowna" afval',
    'storm bos',
    '"storm in de haven"',
    'storm AND (bos OR boer OR visser)',
    'wormerland wethouder OR burgemeester',
    '"Albert Heijn"',
    '"prins Bernhard plein"',
    'jan afval',
    '"grof vuil" NEAR/3 straat',
    '#wormerland #annapaulowna',
    'rook NEAR/5 zaandam',
    '"Sint Maarten" optocht',
    'iris OR roos OR merel',
    'fietspad -zaandam lang:nl is:question',
    '"de heer" OR "de wit"',
    'max snelheid',
    'zaandam OR "Koog aan de Zaan" OR "Oostknollendam"',
    '"Edam-Volendam" OR "Wijdewormer"',
  ])('in %s', (query) => {
    expect(found(query)).toEqual([]);
  });
});

describe('handles', () => {
  test.each([
    ['@jan_fictief afval', 'HANDLE @jan_fictief'],
    ['author:jan_fictief', 'HANDLE jan_fictief'],
    ['afval -author:boze.buur', 'HANDLE boze.buur'],
    ['@wormerland@elders.example', 'HANDLE @wormerland@elders.example'],
    ['site:facebook.com/jan.devries afval', 'HANDLE facebook.com/jan.devries'],
    ['site:sociaal.example/@jan', 'HANDLE sociaal.example/@jan'],
  ])('%s points at one', (query, finding) => {
    expect(found(query)).toEqual([finding]);
  });

  test.each([
    '@wormerland',
    '@gemeentedesk@sociaal.example afval',
    'author:gemeentedesk',
    '@gemeente_purmerend',
    '@politie',
    '@gemeenteOostzaan',
    'site:noordhollandsdagblad.nl/regio afval',
    'site:facebook.com afval',
  ])('%s is of an organisation', (query) => {
    expect(found(query)).toEqual([]);
  });
});

describe('numbers and addresses', () => {
  test.each([
    ['06-12345678 overlast', 'PHONE_NUMBER 06-12345678'],
    ['"06 1234 5678"', 'PHONE_NUMBER 06 1234 5678'],
    ['+31612345678', 'PHONE_NUMBER +31612345678'],
    ['06 AND 12345678', 'PHONE_NUMBER 06 AND 12345678'],
    ['111222333', 'CITIZEN_NUMBER 111222333'],
  ])('%s', (query, finding) => {
    expect(found(query)).toEqual([finding]);
  });

  test.each(['112', '14075', '"0800 1234567"', '123456780', '1531 2026', '"14 075"', '20260131'])(
    '%s is nobody’s',
    (query) => {
      expect(found(query)).toEqual([]);
    },
  );

  test('an e-mail address is found in a text that is no query yet', () => {
    expect(findPersons('(jan@example.nl', undefined, official)).toEqual([
      { kind: 'EMAIL_ADDRESS', text: 'jan@example.nl', start: 1, end: 15 },
    ]);
  });
});

test('no place of the Netherlands is taken for a person', () => {
  const wrong = dutchPlaces.filter(({ name }) => {
    const query = `"${name.replaceAll('"', '')}"`;
    return found(query).length > 0;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('a query full of names is looked through at once', () => {
  const first =
    'jan piet kees henk mehmet fatima sanne rianne lotte anna maria johan karel peter paul joost erik rob'.split(' ');
  const family =
    'jansen yilmaz dijkstra smit janssen hendriks peters meijer postma hoekstra bosman evers kaya demir'.split(' ');
  const any = (names: string[]) => `(${[...names, ...names.map((name) => `${name}s`)].join(' OR ')})`;
  const query = [any(first), any(family), any(first), any(family), any(first)].join(' AND ');
  const before = performance.now();
  expect(found(query).length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(1_000);
});

test('the widest query is looked through at once', () => {
  const any = (letter: string) => `(${Array.from({ length: 40 }, (_, n) => `${letter}${n}woord`).join(' OR ')})`;
  const query = ['a', 'b', 'c', 'd', 'e'].map(any).join(' ');
  const before = performance.now();
  expect(found(query)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(500);
});
