/** A file of a tenant. Its bytes lie in parts, so that a long one can be written and read piece by piece. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly parts: number;
  /** Of an image, in pixels. */
  readonly width: number | null;
  readonly height: number | null;
  readonly expiresAt: Date;
}

/** Where a file comes from; what says nothing is made by a task of ours. */
export interface FileOrigin {
  readonly id?: string;
  readonly purpose?: string;
  /** The membership of whoever added it. */
  readonly ownerId?: string;
  readonly width?: number;
  readonly height?: number;
}

/** How the name of an admitted file ends, whatever it ended in before. */
export const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
};
const LONGEST_NAME = 120;

/**
 * Gives a name that is no path, hides no ending and can stand in a header: the rest of a name that somebody else made up.
 * @param ending what it must end in
 */
export function safeFileName(name: string, ending?: string): string {
  const plain = (name.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    // Control, bidirectional and invisible characters can make "gpj.exe" look like "exe.jpg".
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const given = dot > 0 && !(ending && /\d$/.test(plain)) ? plain.slice(dot) : '';
  const stem = given ? plain.slice(0, dot) : plain;
  const last = ending ?? [...given].slice(0, 12).join('');
  return [...(stem || 'bestand')].slice(0, LONGEST_NAME - [...last].length).join('') + last;
}
