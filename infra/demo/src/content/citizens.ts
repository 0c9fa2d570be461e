import { Dice } from './dice.js';
import { familyNames, firstNames } from './sources.js';

/** An invented citizen; the handle says so. */
export interface Citizen {
  readonly handle: string;
  readonly name: string;
  readonly firstName: string;
}

const MARK = '_fictief';
const MOST_HANDLE = 30;

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/gu, '');

/** Invents a citizen from a name, the same one in every run. */
export function citizen(seed: string): Citizen {
  const dice = new Dice(`citizen ${seed}`);
  for (;;) {
    const [firstName, familyName] = [dice.pick(firstNames), dice.pick(familyNames)];
    const handle = `${plain(firstName)}_${plain(familyName.split(' ').at(-1)!)}${MARK}`;
    if (handle.length <= MOST_HANDLE) return { handle, name: `${firstName} ${familyName}`, firstName };
  }
}
