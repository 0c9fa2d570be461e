import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases, fine, publicAnswer } from './cases.js';
import { checkAnswer, moveHints, readability, repaired, type Hint } from './index.js';
import { isBsn, isIban, isPlate } from './personal.js';
import { sentencesOf } from './sentences.js';

describe('what deserves a second look', () => {
  test.each(cases.map(([kind, text, ...rest]) => ({ kind, text, rest })))(
    '$kind in “$text”',
    ({ kind, text, rest }) => {
      const [words, mended, sort] = rest;
      const found = checkAnswer(text, publicAnswer).filter((hint) => hint.kind === kind);
      expect(found.map((hint) => hint.words)).toEqual([words]);
      const [hint] = found as [Hint];
      expect(text.slice(hint.at, hint.end)).toBe(words);
      if (sort !== undefined) expect(hint.sort).toBe(sort);
      if (mended !== undefined) expect(repaired(text, hint)).toBe(mended);
    },
  );

  test.each(fine)('nothing in “%s”', (text) => {
    expect(checkAnswer(text, publicAnswer)).toEqual([]);
  });

  test('what is sent to one person alone may hold personal data', () => {
    const text = 'Dag Petra, klopt je nummer 06-12345678 nog?';
    expect(checkAnswer(text, { ...publicAnswer, open: false })).toEqual([]);
  });

  test('a question with swear words asks for an answer past them', () => {
    const swearing = { ...publicAnswer, question: 'Wanneer komen jullie die klotebak nou legen, stelletje hufters?' };
    expect(checkAnswer('Dag Petra, de wagen komt morgen.', swearing)).toMatchObject([
      { kind: 'swearing', sort: 'asked' },
    ]);
  });

  test('what harms most stands first', () => {
    const kinds = checkAnswer('Bel ons, het komt zeker goed op 06-12345678.', publicAnswer).map(({ kind }) => kind);
    expect(kinds).toEqual(['personal', 'promise', 'greeting', 'sameChannel']);
  });

  test('an empty answer has no hints, and no text makes it fail', () => {
    expect(checkAnswer('  \n', publicAnswer)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const { at, end, words } of checkAnswer(text, publicAnswer)) expect(text.slice(at, end)).toBe(words);
      }),
    );
  });
});

describe('numbers that prove themselves', () => {
  test('a citizen service number passes the eleven test', () => {
    expect(['111222333', '123456782'].map(isBsn)).toEqual([true, true]);
    expect(['123456789', '111111111', '000000000', '12345678'].map(isBsn)).toEqual([false, false, false, false]);
  });
  test('a bank account has the rest that it must have', () => {
    expect(['NL91ABNA0417164300', 'BE71 0961 2345 6769'].map(isIban)).toEqual([true, true]);
    expect(['NL92ABNA0417164300', 'NL91ABNA041716430'].map(isIban)).toEqual([false, false]);
  });
  test('a number plate is of one of the series', () => {
    expect(['GB-123-X', '12-AB-34', '1-ABC-23'].map(isPlate)).toEqual([true, true, true]);
    expect(['19-05-26', 'A-1-B', 'ABC-DEF-G'].map(isPlate)).toEqual([false, false, false]);
  });
});

describe('level of language', () => {
  const hard =
    'De bestemmingsplanprocedure vereist een onherroepelijke omgevingsvergunning, waarvan de publicatie onder verantwoordelijkheid van gemeentelijke vergunningverleners plaatsvindt overeenkomstig toepasselijke bestuursrechtelijke bepalingen.';
  test('short words in short sentences are easy, offices and procedures are not', () => {
    expect(readability('De bak is vol. De wagen komt morgen. Zet hem aan de weg.').level).toBe('A2');
    expect(['B2', 'C1']).toContain(readability(hard).level);
  });
  test('a sentence of more than 25 words is marked whole', () => {
    const long = `${Array.from({ length: 26 }, () => 'huis').join(' ')}.`;
    const found = checkAnswer(`Dag Petra. ${long}`, publicAnswer);
    expect(found).toMatchObject([{ kind: 'longSentence', words: long }]);
    expect(checkAnswer(`Dag Petra. ${long.replace('huis ', '')}`, publicAnswer)).toEqual([]);
  });
  test('mostly in the passive voice is told once', () => {
    const text =
      'Dag Petra. De bak wordt morgen geleegd. De straat wordt daarna geveegd. De bomen worden ook gesnoeid.';
    expect(checkAnswer(text, publicAnswer)).toMatchObject([{ kind: 'passive' }]);
  });
  test('a shortened word ends no sentence', () => {
    expect(sentencesOf('Dat kan bijv. morgen om 7.30 uur. Fijn! Tot dan').map(({ text }) => text)).toEqual([
      'Dat kan bijv. morgen om 7.30 uur.',
      'Fijn!',
      'Tot dan',
    ]);
  });
});

describe('good answers', () => {
  const path = new URL('./fixtures/good-answers.nl.txt', import.meta.url);
  const answers = readFileSync(path, 'utf8').trim().split('\n');
  test('of more than a hundred good answers hardly one gets a hint', () => {
    expect(answers.length).toBeGreaterThan(100);
    const hinted = answers.filter((answer) => {
      const displayName = `${/^\S+ (\p{Lu}\S+?),/u.exec(answer)?.[1] ?? ''} Jansen`;
      return checkAnswer(answer, { ...publicAnswer, citizen: { displayName, handle: 'x' } }).length > 0;
    });
    expect(hinted).toEqual([]);
  });
});

describe('while one types on', () => {
  const text = 'Dag Petra, dat komt zeker goed. Bel ons.';
  const hints = checkAnswer(text, publicAnswer);
  const wordsIn = (newer: string) => moveHints(hints, text, newer).map(({ at, end }) => newer.slice(at, end));
  test('hints move along with their words', () => {
    expect(wordsIn(`Hoi! ${text}`)).toEqual(hints.map(({ words }) => words));
    expect(wordsIn(text.replace('dat', 'dit alles'))).toEqual(hints.map(({ words }) => words));
  });
  test('a hint goes with the word that is changed', () => {
    expect(wordsIn(text.replace('zeker', 'vast'))).toEqual(['Bel ons']);
    expect(wordsIn('')).toEqual([]);
  });
});
