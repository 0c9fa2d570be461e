import { useMemo, useSyncExternalStore } from 'react';

// What the screens use of i18next and react-i18next, under the same names: docs/decisions/0022. The build and the tests put
// this in their place; an entry of theirs that is not here is not there when it is asked for.

type Params = Readonly<Record<string, unknown>>;
type Tree = { readonly [key: string]: string | Tree };

const FALLBACK = 'nl';
const trees = new Map<string, Tree>();
/** Catalogues that were looked into before they were there. */
const missed = new Set<string>();
const plurals = new Map<string, Intl.PluralRules>();
const listeners = new Set<() => void>();
let language = FALLBACK;
let defaultNs = 'app';
let version = 0;

function changed(): void {
  version += 1;
  listeners.forEach((listener) => listener());
}

function merged(old: Tree | undefined, fresh: Tree): Tree {
  const both: Record<string, string | Tree> = { ...old };
  for (const [key, value] of Object.entries(fresh)) {
    const known = both[key];
    both[key] = typeof value === 'object' && typeof known === 'object' ? merged(known, value) : value;
  }
  return both;
}

function find(tree: Tree | undefined, key: string): string | Tree | undefined {
  let at: string | Tree | undefined = tree;
  for (const part of key.split('.')) {
    if (typeof at !== 'object' || !Object.hasOwn(at, part)) return undefined;
    at = at[part];
  }
  return at;
}

/** The forms of a key that may hold its text, the best first: none, one or many. */
function formsOf(key: string, count: unknown, spoken: string): string[] {
  if (typeof count !== 'number') return [key];
  let rules = plurals.get(spoken);
  if (!rules) plurals.set(spoken, (rules = new Intl.PluralRules(spoken)));
  return [...(count === 0 ? [`${key}_zero`] : []), `${key}_${rules.select(count)}`, key];
}

function lookUp(asked: string, namespaces: readonly string[], params: Params): string | Tree | undefined {
  const colon = asked.indexOf(':');
  const among = colon > 0 ? [asked.slice(0, colon)] : namespaces;
  const key = asked.slice(colon + 1);
  for (const spoken of language === FALLBACK ? [FALLBACK] : [language, FALLBACK])
    for (const namespace of among) {
      const tree = trees.get(`${spoken} ${namespace}`);
      if (!tree) missed.add(`${spoken} ${namespace}`);
      else
        for (const form of formsOf(key, params['count'], spoken)) {
          const found = find(tree, form);
          if (found !== undefined) return found;
        }
    }
  return undefined;
}

function translate(key: string, namespaces: readonly string[], params: Params = {}): string {
  const among = typeof params['ns'] === 'string' ? [params['ns']] : namespaces;
  const found = lookUp(key, among, params) ?? params['defaultValue'];
  if (typeof found !== 'string') return key.slice(key.indexOf(':') + 1);
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(params[name] ?? ''));
}

interface Settings {
  readonly resources?: Readonly<Record<string, Readonly<Record<string, Tree>>>>;
  readonly lng?: string;
  readonly defaultNS?: string;
}

const i18n = {
  get language() {
    return language;
  },
  t: (key: string, params?: Params) => translate(key, [defaultNs], params),
  exists: (key: string, params: Params = {}) =>
    lookUp(key, typeof params['ns'] === 'string' ? [params['ns']] : [defaultNs], params) !== undefined,
  use: () => i18n,
  init: (settings: Settings) => {
    for (const [spoken, bundles] of Object.entries(settings.resources ?? {}))
      for (const [namespace, tree] of Object.entries(bundles)) trees.set(`${spoken} ${namespace}`, tree);
    language = settings.lng ?? FALLBACK;
    defaultNs = settings.defaultNS ?? defaultNs;
    changed();
    return Promise.resolve();
  },
  addResourceBundle: (spoken: string, namespace: string, tree: Tree) => {
    const key = `${spoken} ${namespace}`;
    const known = trees.get(key);
    trees.set(key, merged(known, tree));
    // The words of a part that comes later change nothing on a screen that never asked for them.
    if (known || missed.has(key)) changed();
    return i18n;
  },
  changeLanguage: (next: string) => {
    language = next;
    changed();
    return Promise.resolve();
  },
};

export default i18n;

export const initReactI18next = { type: '3rdParty' };

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The words of one or more catalogues; what shows them is drawn anew when they come or change. */
export function useTranslation(namespaces: string | readonly string[] = defaultNs) {
  const seen = useSyncExternalStore(subscribe, () => version);
  const key = typeof namespaces === 'string' ? namespaces : namespaces.join(' ');
  return useMemo(() => {
    const among = key.split(' ');
    return { t: (asked: string, params?: Params) => translate(asked, among, params), i18n };
    // Each time something changed the words are others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, seen]);
}
