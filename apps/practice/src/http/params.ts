import { Refusal, invalid } from '../network/refusal.js';

type Raw = Record<string, unknown>;

/** The named values of a query and a body, read one by one and checked on the way; unknown names are never looked at. */
export class Params {
  constructor(private readonly raw: Raw) {}

  /** @throws Refusal 422 when it is not text or holds a null byte. */
  text(name: string): string | undefined {
    return this.check(name, this.read(name));
  }

  requireText(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw invalid(`${name} can't be blank`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.read(name);
    if (value === undefined || value === null || value === '') return undefined;
    return value === true || value === 1 || ['true', '1', 'on', 't'].includes(String(value));
  }

  /** A whole number held between its bounds; what is no number gives the fallback. */
  count(name: string, fallback: number, max: number, min = 1): number {
    const value = Number(this.read(name) ?? fallback);
    if (!Number.isFinite(value)) return fallback;
    return Math.min(max, Math.max(min, Math.trunc(value)));
  }

  id(name: string): string | undefined {
    const value = this.text(name);
    return value !== undefined && /^\d{1,25}$/.test(value) ? value : undefined;
  }

  list(name: string): string[] {
    const value = this.read(name);
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).flatMap((item) => this.check(name, item) ?? []);
  }

  /** A file of a form. */
  file(name: string): Blob | undefined {
    const value = this.read(name);
    return value instanceof Blob ? value : undefined;
  }

  has(name: string): boolean {
    return this.read(name) !== undefined;
  }

  private read(name: string): unknown {
    return Object.hasOwn(this.raw, name) ? this.raw[name] : undefined;
  }

  private check(name: string, value: unknown): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') throw invalid(`${name} must be text`);
    if (value.includes('\0')) throw invalid(`${name} contains a null byte`);
    return value.toWellFormed();
  }
}

/** Gathers pairs; a name that ends in [] always becomes a list. */
export function gatherPairs(pairs: Iterable<[string, unknown]>): Raw {
  const raw: Raw = Object.create(null) as Raw;
  for (const [key, value] of pairs) {
    if (key.endsWith('[]')) {
      const name = key.slice(0, -2);
      const list = raw[name];
      if (Array.isArray(list)) list.push(value);
      else raw[name] = [value];
    } else raw[key] = value;
  }
  return raw;
}

/** @throws Refusal 400 for JSON or a form that cannot be read. */
export async function parseBody(bytes: Buffer, contentType: string): Promise<Raw> {
  if (bytes.length === 0) return {};
  const kind = contentType.split(';')[0]!.trim().toLowerCase();
  if (kind === 'application/json') return parseJson(bytes);
  if (kind === 'application/x-www-form-urlencoded') return gatherPairs(new URLSearchParams(bytes.toString('utf8')));
  if (kind === 'multipart/form-data') {
    try {
      const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
      return gatherPairs(form.entries());
    } catch {
      throw new Refusal(400, 'The form could not be read');
    }
  }
  return {};
}

function parseJson(bytes: Buffer): Raw {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal(400, 'The body is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'The body must be a JSON object');
  }
  return value as Raw;
}
