/** Where in the page one is; each has an address. */
export type Place =
  | { kind: 'all' }
  | { kind: 'mine' }
  | { kind: 'mentions' }
  | { kind: 'account'; name: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'thread'; id: string };

export function readPlace(path: string): Place {
  const [first = '', second = ''] = path.replace(/^\//, '').split('/').map(decode);
  if (first === 'mijn') return { kind: 'mine' };
  if (first === 'voor-mij') return { kind: 'mentions' };
  if (first === 'tags' && second) return { kind: 'tag', tag: second };
  if (first.startsWith('@')) {
    return /^\d+$/.test(second) ? { kind: 'thread', id: second } : { kind: 'account', name: first.slice(1) };
  }
  return { kind: 'all' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
