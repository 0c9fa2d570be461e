const SUFFIX = '_fictief';

/** "Petra de Vries" becomes petra_de_vries_fictief; a name without letters or digits gives nothing. */
export function makeHandle(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const stem = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const own = stem.endsWith(SUFFIX) ? stem.slice(0, -SUFFIX.length) : stem;
  const short = own.slice(0, 22).replace(/_+$/, '');
  return short === '' ? '' : short + SUFFIX;
}
