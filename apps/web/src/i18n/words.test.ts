import { beforeAll, beforeEach, expect, it } from 'vitest';
import i18n from './words';

beforeAll(async () => {
  await i18n.init({
    resources: { nl: { app: { save: 'Bewaren', unit: { clock: '{{time}} uur' } } } },
    lng: 'nl',
    defaultNS: 'app',
  });
  i18n.addResourceBundle('nl', 'desk', {
    hi: 'Dag {{name}}',
    rows_zero: 'geen rijen',
    rows_one: '{{count}} rij',
    rows_other: '{{count}} rijen',
    deep: { one: 'een' },
  });
  i18n.addResourceBundle('nl', 'desk', { deep: { two: 'twee' } });
  i18n.addResourceBundle('en', 'desk', { hi: 'Hello {{name}}', rows_one: '{{count}} row' });
});
beforeEach(async () => {
  await i18n.changeLanguage('nl');
});

it('fills in what a text asks for, as it is', () => {
  expect(i18n.t('desk:hi', { name: '<b>$& {{count}}' })).toBe('Dag <b>$& {{count}}');
  expect(i18n.t('unit.clock', { time: '9.02' })).toBe('9.02 uur');
  expect(i18n.t('desk:hi')).toBe('Dag ');
});

it('has a form for none, one and many', () => {
  expect([0, 1, 2].map((count) => i18n.t('desk:rows', { count }))).toEqual(['geen rijen', '1 rij', '2 rijen']);
});

it('reads a catalogue that came in parts', () => {
  expect([i18n.t('desk:deep.one'), i18n.t('desk:deep.two')]).toEqual(['een', 'twee']);
});

it('speaks the other language, and Dutch where that has no word', async () => {
  await i18n.changeLanguage('en');
  expect(i18n.language).toBe('en');
  expect([i18n.t('desk:hi', { name: 'Jo' }), i18n.t('save'), i18n.t('desk:rows', { count: 2 })]).toEqual([
    'Hello Jo',
    'Bewaren',
    '2 rijen',
  ]);
});

it('says the key where there is no text, or what was given for that', () => {
  expect([i18n.t('nothing.here'), i18n.t('desk:deep'), i18n.t('desk:no')]).toEqual(['nothing.here', 'deep', 'no']);
  expect(i18n.t('lang.xx', { defaultValue: 'xx' })).toBe('xx');
  expect([i18n.exists('save'), i18n.exists('hi'), i18n.exists('hi', { ns: 'desk' }), i18n.exists('toString')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
