import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The words that a Hunspell dictionary writes in lower case, with one suffix each: plurals and forms of verbs too. */
export function ordinaryWords(folder) {
  const suffixes = readSuffixes(readFileSync(join(folder, 'hunspell_nl.aff'), 'utf8'));
  const words = new Set();
  for (const line of readFileSync(join(folder, 'hunspell_nl.dic'), 'utf8').split('\n').slice(1)) {
    const [word, flags = ''] = line.trim().split('/');
    if (!/^[\p{Ll}'-]+$/u.test(word)) continue;
    words.add(word);
    for (const flag of flags.match(/../gs) ?? []) {
      for (const { strip, add, ends } of suffixes.get(flag) ?? []) {
        if (word.endsWith(strip) && ends.test(word)) words.add(word.slice(0, word.length - strip.length) + add);
      }
    }
  }
  return words;
}

function readSuffixes(text) {
  const suffixes = new Map();
  for (const line of text.split('\n')) {
    const [kind, flag, strip, add, ends] = line.trim().split(/\s+/);
    if (kind !== 'SFX' || add === undefined || /^\d+$/.test(add)) continue;
    const rule = {
      strip: strip === '0' ? '' : strip,
      add: add.split('/')[0] === '0' ? '' : add.split('/')[0],
      ends: new RegExp(`${ends && ends !== '.' ? ends : ''}$`, 'u'),
    };
    suffixes.set(flag, [...(suffixes.get(flag) ?? []), rule]);
  }
  return suffixes;
}
