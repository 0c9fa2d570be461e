/** What a person typed as it can be kept: without its edges, null characters and half surrogates, which PostgreSQL takes none of. */
export const plainText = (typed: string): string => typed.toWellFormed().replaceAll('\0', '').trim();
