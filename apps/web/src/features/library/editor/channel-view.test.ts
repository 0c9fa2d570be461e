import { expect, test } from 'vitest';
import { channelsOf, viewOn } from './channel-view';
import { differences, textOf, withTheirs } from './editor-text';

const rules = (limit: number) => ({ limit, unit: 'grapheme', urlLength: null, mentionCountsLocalPart: false });
const writer = { displayName: 'Rianne Visser', initials: 'RV' };
const written = (body: string, short = '') => {
  const blank = textOf(undefined);
  return { ...blank, greeting: 'Dag {{afzender.naam}},', body, details: { ...blank.details, short } };
};

test('a council has each channel once, by its strictest rules', () => {
  const accounts = [
    { network: 'mastodon', textRules: rules(500) },
    { network: 'mastodon', textRules: rules(400) },
    { network: 'bluesky', textRules: null },
  ];
  expect(channelsOf(accounts).map((one) => [one.network, one.rules.limit])).toEqual([
    ['bluesky', 500],
    ['mastodon', 400],
  ]);
});

test('a text is seen as the channel and the council make it, and what is missing stays', () => {
  const text = written('{{#als kanaal=bluesky}}Kort{{#anders}}Bel {{gemeente.telefoon}}{{/als}} {{melding.nummer}}');
  const facts = new Map([['gemeente.telefoon', '14 075']]);
  const on = (network: string) => viewOn({ network, rules: rules(500) }, text, facts, writer);
  expect(on('bluesky').text).toBe('Dag Sam de Vries,\n\nKort {{melding.nummer}}');
  expect(on('mastodon')).toMatchObject({ missing: ['melding.nummer'], over: 0, short: false });
  expect(on('mastodon').text).toContain('Bel 14 075');
});

test('the short body is taken only where the whole one does not fit, and what is over is counted', () => {
  const long = written('x'.repeat(100), 'y');
  expect(viewOn({ network: 'a', rules: rules(200) }, long, new Map(), writer)).toMatchObject({ short: false, over: 0 });
  expect(viewOn({ network: 'a', rules: rules(60) }, long, new Map(), writer)).toMatchObject({ short: true, over: 0 });
  const without = viewOn({ network: 'a', rules: rules(60) }, written('x'.repeat(100)), new Map(), writer);
  expect(without).toMatchObject({ short: false, length: 135, over: 75 });
});

test('HTML in every field stays text', () => {
  const text = written('<script>alert(1)</script>{{gemeente.naam}}');
  const facts = new Map([['gemeente.naam', '<img onerror=x>{{afzender.naam}}']]);
  const view = viewOn({ network: 'a', rules: rules(500) }, text, facts, writer);
  expect(view.text).toContain('<script>alert(1)</script><img onerror=x>{{afzender.naam}}');
});

test('of two texts each part is chosen apart', () => {
  const mine = written('mijn', 'kort');
  const theirs = { ...written('hun'), title: 'Titel', scope: 'TEAM' as const, teamIds: ['a'] };
  expect(differences(mine, theirs)).toEqual(['title', 'body', 'short', 'scope']);
  const merged = withTheirs(mine, theirs, new Set(['title', 'scope']));
  expect(merged).toMatchObject({
    title: 'Titel',
    body: 'mijn',
    scope: 'TEAM',
    teamIds: ['a'],
    details: { short: 'kort' },
  });
  expect(differences(mine, mine)).toEqual([]);
});
