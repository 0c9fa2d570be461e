import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverAbuse, findAbuse } from './index.js';
import lists from './words.nl.json' with { type: 'json' };

describe('what hurts', () => {
  test.each([
    ['Stelletje klootzakken bij de gemeente', 'INSULT'],
    ['KUTGEMEENTE!!!', 'INSULT'],
    ['Jullie zijn oplichters', 'INSULT'],
    ['Wat een kanker-ambtenaren daar', 'INSULT'],
    ['krijg   de tering', 'INSULT'],
    ['kl00tzak', 'INSULT'],
    ['Ik weet waar je woont, klootzak', 'THREAT'],
    ['Ik maak jullie af', 'THREAT'],
    ['Val dood, allemaal', 'THREAT'],
    ['Allemaal kutmarokkanen', 'DISCRIMINATION'],
    ['Vieze hóér', 'SEXUAL'],
  ])('%j is found as %s', (text, kind) => {
    expect(findAbuse(text)?.kind).toBe(kind);
  });

  test('the gravest kind names the whole', () => {
    expect(findAbuse('Hoer, ik maak je kapot')?.kind).toBe('THREAT');
  });
});

test('every word of the lists is found, wherever it stands and however its words are parted', () => {
  const { INSULT, THREAT, DISCRIMINATION, SEXUAL } = lists;
  const joined = INSULT.starts.flatMap((start) =>
    INSULT.after.flatMap((after) => [`${start}${after}`, `${start}-${after}`]),
  );
  const words = [
    ...[INSULT, THREAT, DISCRIMINATION, SEXUAL].flatMap((list) => list.words),
    ...INSULT.accusing,
    ...joined,
  ];
  const missed = words.flatMap((word) =>
    [word, `Dag, ${word}!`, `«${word.toUpperCase()}»`, word.replaceAll(' ', ' ... ')].filter(
      (text) => !findAbuse(text),
    ),
  );
  expect(missed).toEqual([]);
});

describe('what does not', () => {
  test.each([
    'Mijn moeder heeft kanker, kan zij vervoer krijgen?',
    'Is er een parkeerplaats bij het ziekenhuis voor kankerpatiënten?',
    'De kutter ligt in de haven.',
    'Wanneer wordt de tyfusvaccinatie gegeven?',
    'Er ligt een dode rat bij de container.',
    'De ratten komen uit het riool.',
    'Ik ben boos, dit is een schande en echt belachelijk.',
    'Jullie zijn aso bezig met dat verkeer.',
    'Shit, mijn bak is weer niet geleegd.',
    'Wat een rotzooi op de Dorpsstraat!',
    'Mag ik de bladeren in brand zetten in mijn tuin?',
    'De fietsenrekken zijn vol met lullige fietsen.',
    'In Hoorn en Hoevelaken is het anders.',
    'Waar kan ik mijn homohuwelijk regelen?',
    'Wij wonen bij het Zuiderpark en de lantaarn is kapot. Maak die graag.',
    'Hoe kan ik een kogelwerend vest inleveren?',
    'Ik sla de vergadering over.',
    '',
  ])('%j stays readable', (text) => {
    expect(findAbuse(text)).toBeUndefined();
    expect(coverAbuse(text)).toBe(text);
  });
});

test('a line keeps its length and all that does not hurt', () => {
  expect(coverAbuse('Dag klootzakken, waar is de bus?')).toBe(`Dag ${'•'.repeat(11)}, waar is de bus?`);
  expect(coverAbuse('krijg de tering!')).toBe('••••• •• ••••••!');
});

test('positions hold in any text, and covering twice covers no more', () => {
  const piece = fc.constantFrom('kutgemeente', 'é', '👩‍👩‍👧', ' ', 'ﬁ', 'ß', 'rot op', '0', '̈', 'dag');
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        const covered = coverAbuse(text);
        expect(covered).toHaveLength(text.length);
        expect(coverAbuse(covered)).toBe(covered);
      },
    ),
  );
});

test('a long text costs no more than a moment', () => {
  const start = performance.now();
  findAbuse('kut'.repeat(50_000));
  findAbuse('ik weet waar '.repeat(20_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
