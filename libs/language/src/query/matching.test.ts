import { describe, expect, test } from 'vitest';
import { tokenise } from '../text/index.js';
import { anchors, compileMatcher, matches, MessageRouter, parseQuery } from './index.js';

const asked = (query: string, text: string) => {
  const node = parseQuery(query);
  const tokenised = tokenise(text);
  const message = { text: tokenised };
  const router = new MessageRouter<string>();
  router.add('q', node);
  const answers = [matches(node, message), compileMatcher(node)(message), router.route({ text }).length === 1];
  expect(new Set(answers).size, `${query} on ${text}`).toBe(1);
  return answers[0];
};

describe('matching', () => {
  test.each([
    ['klacht', 'veel KLACHTEN over de weg'],
    ['wormerland', 'mooi #Wormerland'],
    ['email', 'stuur een e-mail'],
    ['e-mail', 'stuur een email'],
    ['e-mail', 'stuur een e mail'],
    ['mail', 'stuur een e-mail'],
    ['"e-mail adres"', 'mijn email adres'],
    ['"email adres"', 'mijn e-mail adres'],
    ["foto's", 'de fotos'],
    ['fryslan', 'in Fryslân'],
    ['"grof vuil"', 'Grof vuil op straat'],
    ['@gemeente', 'dag @gemeente@mastodon.social!'],
    ['@gemeente@mastodon.social', 'dag @Gemeente@mastodon.social'],
    ['#weg -jisp', 'de #weg'],
    ['wormer', 'wor\u200bmer'],
  ])('%j matches %j', (query, text) => {
    expect(asked(query, text)).toBe(true);
  });

  test.each([
    ['"grof vuil"', 'vuil en grof'],
    ['"grof vuil"', 'grof ander vuil'],
    ['#wormer', 'wormer'],
    ['gemeente', '@gemeente'],
    ['wormerland', 'https://wormerland.nl info@wormerland.nl wormerland.nl/a'],
    ['@gemeente@jisp.social', '@gemeente'],
    ['@gemeente', '@gemeentewormerland'],
    ['afval -jisp', 'afval in Jisp'],
    ['"e mail"', 'email'],
    ['worm', 'wormerland'],
  ])('%j does not match %j', (query, text) => {
    expect(asked(query, text)).toBe(false);
  });
});

describe('anchors', () => {
  test('of AND the rarest child, of OR all children, of NOT nothing', () => {
    expect(anchors(parseQuery('in grofvuil'))).toEqual(['grofvuil']);
    expect(anchors(parseQuery('grofvuil OR #weg -jisp'))).toEqual(['grofvuil', '#weg']);
    expect(anchors({ type: 'not', child: { type: 'word', value: 'a' } })).toEqual([]);
  });

  test('measured frequencies decide which child is rare', () => {
    const frequency = (term: string) => (term === 'grofvuil' ? 500 : 1);
    expect(anchors(parseQuery('in grofvuil'), frequency)).toEqual(['in']);
  });
});
