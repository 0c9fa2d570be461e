const LARGEST_RAW = 256 * 1024;
const DEEPEST_RAW = 24;

/** Null bytes and half characters, as JSON writes them. */
const UNFIT = /\\u(?:0000|d[89a-f])/i;

/** The raw input as a database can keep it: no null bytes, no half characters, bounded in depth and size. */
export function boundRaw(raw: unknown): unknown {
  return boundPlain(raw) ?? boundCarefully(raw);
}

/** What is plain JSON already needs only to be copied. Undefined when there is something to mend. */
function boundPlain(raw: unknown): unknown {
  try {
    const text = JSON.stringify(raw);
    if (text === undefined || text.length > LARGEST_RAW || UNFIT.test(text) || isDeep(text)) return undefined;
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether it may be nested deeper than is kept; brackets inside texts count too. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > DEEPEST_RAW) return true;
  }
  return false;
}

function boundCarefully(raw: unknown): unknown {
  const bounded = boundValue(raw, 0);
  const size = JSON.stringify(bounded)?.length ?? 0;
  return size > LARGEST_RAW ? { truncated: true, size } : bounded;
}

function boundValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return boundString(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'object' || depth >= DEEPEST_RAW) return null;
  if (Array.isArray(value)) return value.map((item) => boundValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [boundString(key), boundValue(item, depth + 1)]),
  );
}

function boundString(value: string): string {
  return value.toWellFormed().replaceAll('\u0000', '');
}
