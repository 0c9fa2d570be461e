import { serializer } from './client.js';

/** Distinct keys that are remembered; a network has some hundreds. */
const MOST_KEYS = 2_000;
const spelled = new Map<string, string>();

/**
 * Reads an answer as masto does, with its keys in camelCase. Masto works out every key of every answer again, which was a
 * fourteenth of all that the worker did; the few that there are can be remembered.
 * @throws Error when it is no JSON, or nested too deep.
 */
export function readSpelled(text: string): unknown {
  return spell(JSON.parse(text));
}

function spell(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spell);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [spellKey(key), spell(item)]));
}

function spellKey(key: string): string {
  const known = spelled.get(key);
  if (known !== undefined) return known;
  const [name = key] = Object.keys(serializer.deserialize<object>('json', JSON.stringify({ [key]: 0 })));
  if (spelled.size < MOST_KEYS) spelled.set(key, name);
  return name;
}
