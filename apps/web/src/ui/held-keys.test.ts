import { beforeEach, expect, test, vi } from 'vitest';
import { HeldKeys, readPress, withKeys } from './held-keys';

const press = (key: string, more: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing', boolean>> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more },
  getModifierState: () => false,
});
const type = (held: HeldKeys, text: string) => [...text].map((key) => held.hears(press(key)));
const never = () => expect.unreachable();

beforeEach(() => {
  vi.useFakeTimers();
});

test('letters, digits, Enter and Backspace are text; Escape and Tab leave; shortcuts and other keys are the page its own', () => {
  for (const key of ['e', 'E', ' ', '1', '/', 'é', 'Enter', 'Backspace'])
    expect(readPress(press(key)), key).toBe('text');
  for (const key of ['Escape', 'Tab']) expect(readPress(press(key)), key).toBe('leave');
  for (const key of ['Shift', 'ArrowDown', 'F5', 'Dead', 'Process', 'Unidentified', 'Delete']) {
    expect(readPress(press(key)), key).toBeUndefined();
  }
  for (const more of ['ctrlKey', 'metaKey', 'altKey'] as const) {
    expect(readPress(press('r', { [more]: true })), more).toBeUndefined();
    expect(readPress(press('Enter', { [more]: true })), more).toBeUndefined();
  }
});

test('a letter made with AltGr is text, and one that is still being composed is not', () => {
  const alt = {
    ...press('@', { ctrlKey: true, altKey: true }),
    getModifierState: (name: string) => name === 'AltGraph',
  };
  expect(readPress(alt)).toBe('text');
  expect(readPress(press('n', { isComposing: true }))).toBeUndefined();
});

test('nobody else hears a key while keys are held, and everybody before and after', () => {
  const held = new HeldKeys();
  expect(type(held, 'ab')).toEqual([false, false]);
  held.hold(never);
  expect(type(held, 'eo')).toEqual([true, true]);
  expect(held.hears(press('r', { ctrlKey: true }))).toBe(false);
  expect(held.take()).toEqual(['e', 'o']);
  expect(type(held, 'c')).toEqual([false]);
  expect(held.take()).toEqual([]);
});

test('Escape calls off and is spent; Tab calls off and goes on to the next control', () => {
  for (const [key, spent] of [['Escape', true] as const, ['Tab', false] as const]) {
    const held = new HeldKeys();
    const calledOff = vi.fn();
    held.hold(calledOff);
    type(held, 'abc');
    expect(held.hears(press(key)), key).toBe(spent);
    expect(calledOff).toHaveBeenCalledOnce();
    expect([held.take(), held.hears(press('e'))]).toEqual([[], false]);
  }
});

test('who rests long is no longer waited for, and who goes on typing is', () => {
  const held = new HeldKeys();
  const calledOff = vi.fn();
  held.hold(calledOff, 5_000);
  for (let n = 0; n < 20; n += 1) {
    vi.advanceTimersByTime(1_000);
    expect(held.hears(press('e'))).toBe(true);
  }
  vi.advanceTimersByTime(4_999);
  expect(calledOff).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(calledOff).toHaveBeenCalledOnce();
  expect([held.take(), held.hears(press('e'))]).toEqual([[], false]);
});

test('what is held is handed over, and who handed it over drops nothing', () => {
  const held = new HeldKeys();
  const first = held.hold(never, 5_000);
  type(held, 'ab');
  const second = held.hold(never);
  type(held, 'c');
  first();
  vi.advanceTimersByTime(60_000);
  expect(held.hears(press('d'))).toBe(true);
  second();
  expect([held.take(), held.hears(press('e'))]).toEqual([[], false]);
});

test('keys that were taken are not called off any more', () => {
  const held = new HeldKeys();
  const letGo = held.hold(never, 5_000);
  held.take();
  letGo();
  held.callOff();
  vi.advanceTimersByTime(60_000);
});

test('keys do to a text what they do when they are pressed in it', () => {
  const at = (text: string, start: number, end = start) => ({ text, start, end });
  expect(withKeys(at('', 0), [...'eo za'], true)).toEqual(at('eo za', 5));
  expect(withKeys(at('Dag ', 4), ['h', 'Backspace', 'Backspace', ',', 'Enter', 'u'], true)).toEqual(at('Dag,\nu', 6));
  expect(withKeys(at('een twee', 3), [...'!'], true)).toEqual(at('een! twee', 4));
  expect(withKeys(at('een twee', 0, 4), ['Backspace', 'x'], true)).toEqual(at('xtwee', 1));
  expect(withKeys(at('', 0), ['Backspace', 'a'], true)).toEqual(at('a', 1));
  expect(withKeys(at('fijn 🙂', 7), ['Backspace'], true)).toEqual(at('fijn ', 5));
});

test('in a field of one line Enter is dropped', () => {
  expect(withKeys({ text: '', start: 0, end: 0 }, ['a', 'Enter', 'b'], false)).toEqual({
    text: 'ab',
    start: 2,
    end: 2,
  });
});
