import { expect, test } from 'vitest';
import { DraftKeeper, draftToShow, EMPTY_DRAFT, withCommand, type Store } from './draft-keeper';

function memory(): Store & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (index) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
}
const draft = { ...EMPTY_DRAFT, text: 'Dag' };

test('a draft is kept per person, tenant and conversation', () => {
  const store = memory();
  new DraftKeeper(store, 'rianne').write('wor', 'c1', draft);
  expect(new DraftKeeper(store, 'rianne').read('wor', 'c1')?.text).toBe('Dag');
  expect(new DraftKeeper(store, 'rianne').read('oos', 'c1')).toBeUndefined();
  expect(new DraftKeeper(store, 'sanne').read('wor', 'c1')).toBeUndefined();
});

test('an empty draft leaves nothing behind, unless a command waits for its answer', () => {
  const store = memory();
  const keeper = new DraftKeeper(store, 'rianne');
  keeper.write('wor', 'c1', draft);
  keeper.write('wor', 'c1', EMPTY_DRAFT);
  expect(store.length).toBe(0);
  keeper.write('wor', 'c1', { ...EMPTY_DRAFT, commandId: 'x' });
  expect(store.length).toBe(1);
});

test('a full or broken store stops nobody who writes', () => {
  const full = { ...memory(), setItem: raise };
  expect(() => new DraftKeeper(full as never, 'p').write('t', 'c', draft)).not.toThrow();
  const broken = { ...memory(), getItem: () => '{' };
  expect(new DraftKeeper(broken as never, 'p').read('t', 'c')).toBeUndefined();
});
function raise(): never {
  throw new Error('full');
}

test('drafts that nobody came back to in two weeks are swept', () => {
  const store = memory();
  new DraftKeeper(store, 'p', () => 0).write('t', 'old', draft);
  new DraftKeeper(store, 'p', () => 1_300_000_000).write('t', 'new', draft);
  new DraftKeeper(store, 'p', () => 1_300_000_000).sweep();
  expect(store.length).toBe(1);
});

test('what this browser kept goes before the server, until the draft goes on elsewhere', () => {
  const kept = { ...draft, text: 'hier', serverVersion: 2 };
  expect(draftToShow(kept, { text: 'daar', version: 2 }).text).toBe('hier');
  expect(draftToShow(kept, { text: 'daar', version: 3 }).text).toBe('daar');
  expect(draftToShow(undefined, { text: 'daar', version: 1 }).serverVersion).toBe(1);
  expect(draftToShow(undefined, null)).toEqual(EMPTY_DRAFT);
});

test('what was written here and never saved is kept beside what was written elsewhere', () => {
  const kept = { ...draft, text: 'hier', savedText: '', serverVersion: 2 };
  expect(draftToShow(kept, { text: 'daar', version: 3 })).toMatchObject({ text: 'daar', other: 'hier' });
  const saved = { ...kept, savedText: 'hier' };
  expect(draftToShow(saved, { text: 'daar', version: 3 }).other).toBeUndefined();
  expect(draftToShow(kept, { text: 'hier en daar', version: 3 }).other).toBeUndefined();
  expect(draftToShow({ ...kept, other: 'eerst' }, { text: 'daar', version: 3 }).other).toBe('eerst\n\nhier');
});

test('an attachment or another text alone is a draft too', () => {
  const store = memory();
  const keeper = new DraftKeeper(store, 'p');
  keeper.write('t', 'c1', { ...EMPTY_DRAFT, attachments: [{ fileId: 'f', name: 'a.png', image: true, alt: '' }] });
  keeper.write('t', 'c2', { ...EMPTY_DRAFT, other: 'daar' });
  expect(store.length).toBe(2);
});

test('the same text sent again is the same command; another text is another one', () => {
  let made = 0;
  const newId = () => `id${(made += 1)}`;
  const first = withCommand(draft, newId);
  expect(withCommand(first, newId).commandId).toBe('id1');
  expect(withCommand({ ...first, text: 'Anders' }, newId).commandId).toBe('id2');
  const attachments = [{ fileId: 'f', name: 'a.png', image: true, alt: 'Een bak' }];
  expect(withCommand({ ...first, attachments }, newId).commandId).toBe('id3');
});
