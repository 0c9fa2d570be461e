/** A file of a tenant. Its bytes lie in parts, so that a long one can be written and read piece by piece. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly parts: number;
  readonly expiresAt: Date;
}

const LONGEST_NAME = 120;

/** Gives a name that is no path, hides no ending and can stand in a header: the rest of a name that somebody else made up. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    // Control, bidirectional and invisible characters can make "gpj.exe" look like "exe.jpg".
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot).slice(0, 12) : '';
  const stem = ending ? plain.slice(0, dot) : plain;
  return [...(stem || 'bestand')].slice(0, LONGEST_NAME).join('') + ending;
}
