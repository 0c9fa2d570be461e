import { expect, test } from 'vitest';
import { mentionAtEnd, mentioned } from './mentions';

const people = [
  { id: '1', displayName: 'Sanne Bakker', me: false },
  { id: '2', displayName: 'Sanne Bakkerman', me: false },
];

test('a name is offered while one is typed after an @', () => {
  expect(mentionAtEnd('Vraag @')).toBe('');
  expect(mentionAtEnd('Vraag @San')).toBe('San');
  expect(mentionAtEnd('@Sanne Bak')).toBe('Sanne Bak');
  expect(mentionAtEnd('@Sanne Bakker ')).toBeUndefined();
  expect(mentionAtEnd('post@voorbeeld')).toBeUndefined();
});

test('who is named is named wholly', () => {
  expect(mentioned('Hoi @sanne bakker, kijk je?', people).map(({ id }) => id)).toEqual(['1']);
  expect(mentioned('Hoi @Sanne Bakkerman', people).map(({ id }) => id)).toEqual(['2']);
  expect(mentioned('Hoi Sanne Bakker', people)).toEqual([]);
});
