import { describe, expect, test } from 'vitest';
import { propose, type Aspect } from './index.js';

const topics = [
  { name: 'Afval', words: ['container*', 'gft', 'vuilnis', 'milieustraat'], department: 'Buitenruimte' },
  { name: 'Verlichting', words: ['lantaarnpaal*', 'straatlantaarn*'], department: 'Buitenruimte' },
  { name: 'Paspoort en rijbewijs', words: ['paspoort*', 'rijbewijs*', 'id-kaart'], department: 'Burgerzaken' },
  { name: 'Jeugdhulp', words: ['jeugdhulp', 'jeugdzorg'], department: null },
];
const of = (text: string, aspect: Aspect) => {
  const found = propose(text, topics).find((one) => one.aspect === aspect);
  return found && [found.value, found.reason, found.word];
};

describe('whether it needs an answer', () => {
  test.each([
    ['Wanneer wordt de gft-container geleegd?', ['true', 'QUESTION_MARK', null]],
    ['Kunnen jullie zeggen hoe laat de balie open is', ['true', 'WORD', 'Kunnen jullie']],
    ['De lantaarnpaal in de Dorpsstraat brandt niet', ['true', 'WORD', 'lantaarnpaal']],
    ['Bedankt voor het snelle opruimen!', ['false', 'WORD', 'Bedankt']],
    ['Bedankt! Wanneer komen jullie weer?', ['true', 'QUESTION_MARK', null]],
    ['Lees dit eens https://voorbeeld.test/?a=1', undefined],
    ['Vanavond fietstocht door het Jisperveld', undefined],
  ])('%s', (text, expected) => expect(of(text, 'QUESTION')).toEqual(expected));
});

describe('what kind it is', () => {
  test.each([
    ['Schandalig dat er niemand opneemt', ['COMPLAINT', 'WORD', 'Schandalig']],
    ['Er ligt glas op het fietspad', ['REPORT', 'WORD', 'glas op']],
    ['Complimenten voor de groenploeg', ['COMPLIMENT', 'WORD', 'Complimenten']],
    ['Hoe vraag ik een paspoort aan?', ['QUESTION', 'QUESTION_MARK', null]],
    ['Het regent', undefined],
  ])('%s', (text, expected) => expect(of(text, 'KIND')).toEqual(expected));
});

describe('how it feels', () => {
  test.each([
    ['Wat een mooi park, we zijn er blij mee', ['POSITIVE', 'WORD', 'mooi']],
    ['Ik ben hier niet blij mee', ['NEGATIVE', 'WORD', 'blij']],
    ['Het stinkt en het is gevaarlijk', ['NEGATIVE', 'WORD', 'stinkt']],
    ['Dit is niet gevaarlijk', ['NEUTRAL', 'NO_FEELING', null]],
    ['Hoe laat gaat de balie open?', ['NEUTRAL', 'NO_FEELING', null]],
  ])('%s', (text, expected) => expect(of(text, 'SENTIMENT')).toEqual(expected));
});

describe('how urgent it is', () => {
  test.each([
    ['Er hangt een gaslucht in de straat', ['URGENT', 'WORD', 'gaslucht']],
    ['De boom is omgewaaid over de weg', ['HIGH', 'WORD', 'omgewaaid']],
    ['Dat kruispunt is gevaarlijk', ['HIGH', 'WORD', 'gevaarlijk']],
    ['Er is geen gevaar', undefined],
    ['De brandnetels staan hoog', undefined],
    ['Hoe laat gaat de balie open?', undefined],
  ])('%s', (text, expected) => expect(of(text, 'URGENCY')).toEqual(expected));
});

test('a topic is proposed by its words, and the department that deals with it', () => {
  expect(of('De containers in de Kerkstraat zijn vol', 'TOPIC')).toEqual(['Afval', 'WORD', 'containers']);
  expect(of('De containers in de Kerkstraat zijn vol', 'DEPARTMENT')).toEqual(['Buitenruimte', 'TOPIC', 'Afval']);
  expect(of('#jeugdzorg faalt', 'TOPIC')).toEqual(['Jeugdhulp', 'WORD', 'jeugdzorg']);
  expect(of('#jeugdzorg faalt', 'DEPARTMENT')).toBeUndefined();
  expect(of('Naast de lantaarnpaal staat vuilnis en nog een container', 'TOPIC')?.[0]).toBe('Afval');
});

test('of what nothing is said nothing is proposed but a neutral feeling', () => {
  for (const text of ['', '   ', '👍👍', 'Het regent in Jisp']) {
    expect(propose(text, topics).map(({ aspect }) => aspect)).toEqual(['SENTIMENT']);
  }
});
