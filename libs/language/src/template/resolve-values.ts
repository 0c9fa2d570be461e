import { parseTemplate, variablesOf } from './template.js';

const DEEPEST = 8;
const LONGEST = 2_000;

/**
 * Fills values in that use other values. One that goes in a circle, too deep, too long, or that needs what has no value,
 * has no value itself: then it stays visible in an answer and cannot be sent.
 */
export function resolveValues(values: Readonly<Record<string, string>>): Record<string, string> {
  const done = new Map<string, string | undefined>();
  const resolve = (name: string, path: readonly string[]): string | undefined => {
    if (done.has(name)) return done.get(name);
    if (!Object.hasOwn(values, name) || path.includes(name) || path.length >= DEEPEST) return undefined;
    let text: string | undefined = '';
    for (const part of parseTemplate(values[name]!)) {
      const piece: string | undefined = part.type === 'text' ? part.text : resolve(part.name, [...path, name]);
      text = piece === undefined || text.length + piece.length > LONGEST ? undefined : text + piece;
      if (text === undefined) break;
    }
    // What failed only because of where one came from may be fine from elsewhere.
    if (text !== undefined || path.length === 0) done.set(name, text);
    return text;
  };
  const found = Object.keys(values).map((name) => [name, resolve(name, [])] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The names in the circle that a value makes, its own at both ends, if it makes one. */
export function circleOf(name: string, values: Readonly<Record<string, string>>): readonly string[] | undefined {
  const looked = new Set<string>();
  const open: (readonly string[])[] = [[name]];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const last = path.at(-1)!;
    const uses = Object.hasOwn(values, last) ? variablesOf(values[last]!) : [];
    if (uses.includes(name)) return [...path, name];
    for (const use of uses) {
      if (looked.has(use)) continue;
      looked.add(use);
      open.push([...path, use]);
    }
  }
  return undefined;
}
