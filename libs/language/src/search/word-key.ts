import { stemOnce } from '../text/stem.js';

const MOST_STEMMING = 3;

/**
 * One form for what Snowball leaves in two: "fiets" and "fietsen", "huis" and "huizen", "les" and "lessen", "leiding" and the end of
 * "waterleiding". Takes a stem.
 */
export function keyOf(stem: string): string {
  let key = stem;
  for (let n = 0; n < MOST_STEMMING; n += 1) {
    const shorter = stemOnce(key);
    if (shorter === key || shorter.length < 3) break;
    key = shorter;
  }
  return key
    .replace(/(?<=.{4})ing$/, '')
    .replace(/([bcdfghjklmnpqrstvwxz])\1$/, '$1')
    .replace(/(?<=..)v$/, 'f')
    .replace(/(?<=..)z$/, 's');
}
