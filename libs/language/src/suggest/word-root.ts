const SHORTEST = 3;
const PREFIX = /^(?:ge|be|ver|ont|her)(?=[a-z]{4})/;
const SUFFIX = /(?:aties?|eer|ering|heid|lijk|baar|ing|ist|er|el|en|e|t|d|ig|isch|aar)$/;

/** What is left of a stem without its prefix and suffix: what "identificeren" and "identificatie" share. Empty when nothing is. */
export function rootOf(stemmed: string): string {
  const root = stemmed
    .replace(PREFIX, '')
    .replace(SUFFIX, '')
    .replace(/(.)\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's')
    .replace(/([aeou])\1/, '$1');
  return root.length >= SHORTEST ? root : '';
}
