const LARGEST_RAW = 256 * 1024;
const DEEPEST_RAW = 24;

/** The raw input as a database can keep it: no null bytes, no half characters, bounded in depth and size. */
export function boundRaw(raw: unknown): unknown {
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
