import { isId } from '../kernel/index.js';

const IDS = ['connection', 'mail', 'outbox', 'query', 'ref', 'route', 'task', 'tenant'] as const;
const WORDS = [
  'channel',
  'chore',
  'code',
  'constraint',
  'context',
  'error',
  'failure',
  'field',
  'kind',
  'name',
  'network',
  'operation',
  'outcome',
  'queue',
  'reason',
  'table',
  'topic',
] as const;
const NUMBERS = ['attempt', 'bytes', 'count', 'most', 'ms', 'port', 'status', 'waitMs'] as const;

type Id = (typeof IDS)[number];
type Word = (typeof WORDS)[number];
type Amount = (typeof NUMBERS)[number];

/**
 * What a log line and a span may tell: a closed list of names, each for one kind of value. There is no place in it for a text,
 * a handle, a name, an address or a secret.
 */
export type Facts = Readonly<
  { [name in Id | Word]?: string | null | undefined } & { [name in Amount]?: number | null | undefined }
>;

export const factNames: readonly string[] = [...IDS, ...WORDS, ...NUMBERS];

/** One word of our own code, of a schema or of a protocol: nothing with a space, an @ or a slash in it. */
const WORD = /^\w[\w.:+-]{0,79}$/;

const FORMS: ReadonlyMap<string, (value: unknown) => boolean> = new Map<string, (value: unknown) => boolean>([
  ...IDS.map((name) => [name, isId] as const),
  ...WORDS.map((name) => [name, (value: unknown) => typeof value === 'string' && WORD.test(value)] as const),
  ...NUMBERS.map((name) => [name, (value: unknown) => typeof value === 'number' && Number.isFinite(value)] as const),
]);

/** The facts that have their form. What has another one is left out and only its name told, in `unfit`. */
export function fitting(facts: Facts): Record<string, string | number> {
  const fit: Record<string, string | number> = {};
  const unfit: string[] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null) continue;
    if (FORMS.get(name)?.(value)) fit[name] = value;
    else if (FORMS.has(name)) unfit.push(name);
  }
  return unfit.length > 0 ? { ...fit, unfit: unfit.join(' ') } : fit;
}
