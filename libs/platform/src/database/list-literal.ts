const SPECIAL = /["\\]/;
const ALL_SPECIAL = /["\\]/g;

/**
 * Parameters with each list as PostgreSQL writes it. The driver does the same, piece by piece in a way that takes a tenth of
 * the time in which a batch is written. What is not plain (lists in lists, strange moments) is left to the driver.
 */
export function withLists(parameters: readonly unknown[]): unknown[] {
  return parameters.map((one) => (Array.isArray(one) ? (listLiteral(one) ?? one) : one));
}

function listLiteral(list: readonly unknown[]): string | undefined {
  let text = '';
  for (const one of list) {
    const piece = pieceOf(one);
    if (piece === undefined) return undefined;
    text += text === '' ? piece : `,${piece}`;
  }
  return `{${text}}`;
}

function pieceOf(one: unknown): string | undefined {
  if (one === null || one === undefined) return 'NULL';
  if (typeof one === 'string') return `"${SPECIAL.test(one) ? one.replace(ALL_SPECIAL, '\\$&') : one}"`;
  if (typeof one === 'number' || typeof one === 'bigint' || typeof one === 'boolean') return String(one);
  if (one instanceof Date) return momentOf(one);
  return one instanceof Buffer ? `"\\\\x${one.toString('hex')}"` : undefined;
}

/** Of years with four digits only; others are written in a way of their own. */
function momentOf(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year > 0 && year < 10_000 ? `"${date.toISOString()}"` : undefined;
}
