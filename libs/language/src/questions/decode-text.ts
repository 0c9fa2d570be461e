export type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** Reads the bytes of a text file, whichever of the usual encodings a spreadsheet or system wrote it in. */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: decode(bytes, utf16), encoding: 'UTF-16' };
  try {
    return { text: decode(bytes, 'utf-8', true), encoding: 'UTF-8' };
  } catch {
    // What is not UTF-8 comes from an old Excel: every byte is a letter there.
    return { text: decode(bytes, 'windows-1252'), encoding: 'Windows-1252' };
  }
}

function decode(bytes: Uint8Array, encoding: string, fatal = false): string {
  return new TextDecoder(encoding, { fatal }).decode(bytes).replaceAll('\0', '');
}

/** By its mark, else by where the zeros stand: Dutch in UTF-16 has one beside nearly each letter. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const seen = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [at, byte] of seen.entries()) if (byte === 0) zeros[at % 2]! += 1;
  if (zeros[1]! > seen.length / 4) return 'utf-16le';
  return zeros[0]! > seen.length / 4 ? 'utf-16be' : undefined;
}
