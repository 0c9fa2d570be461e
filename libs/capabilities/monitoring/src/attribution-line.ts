import { tokenise } from '@samenspraak/language/text';
import { dutchGazetteer, municipalities } from '@samenspraak/language/text/gazetteer';
import { decide, type RoutedMember } from './attribution-decision.js';
import { readEvidence } from './attribution-evidence.js';
import { decisionSentence } from './attribution-sentence.js';

/** Longer texts are read by their beginning, as routing does. */
const MOST_READ = 20_000;
export const LONGEST_LINE = 1_000_000;

export type LineAnswer =
  | { readonly id: string | number; readonly lead: string | null; readonly second: string | null; readonly why: string }
  | { readonly id?: string | number; readonly error: { readonly code: string; readonly message: string } };

/** A line that says no post: what is wrong, and what to write instead. */
class LineFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const FAULTS = {
  LINE_TOO_LONG: `Deze regel is langer dan ${LONGEST_LINE} tekens. Schrijf één bericht per regel.`,
  LINE_NOT_JSON:
    'Deze regel is geen JSON. Schrijf één object per regel, zoals {"id":"1","text":"…","own_account":null}.',
  ID_INVALID: 'Het veld id ontbreekt. Geef een tekst of een getal.',
  TEXT_INVALID: 'Het veld text ontbreekt. Geef de tekst van het bericht.',
  ACCOUNT_INVALID:
    'Het veld own_account is geen gemeentecode. Geef null, een code zoals "GM0439" of een lijst van codes.',
  PLACE_INVALID: 'Het veld author_place is geen tekst. Geef een plaats, of laat het weg.',
} as const;

/** The municipalities behind codes. @throws Error for one that does not exist */
export function membersOf(codes: readonly string[]): RoutedMember[] {
  const unknown = codes.filter((code) => !municipalities.has(code));
  if (unknown.length > 0) throw new Error(`No municipality has the code ${unknown.join(', ')}.`);
  return [...new Set(codes)].map((code) => ({ tenantId: code, code, gmCode: code }));
}

/** Answers one line of JSON with whose the post is, by the decision that routing makes. */
export function attributeLine(line: string, members: readonly RoutedMember[]): LineAnswer {
  let id: string | number | undefined;
  try {
    const post = parse(line);
    id = typeof post.id === 'string' || Number.isFinite(post.id) ? (post.id as string | number) : undefined;
    if (id === undefined) throw fault('ID_INVALID');
    if (typeof post.text !== 'string') throw fault('TEXT_INVALID');
    const place = post.author_place ?? null;
    if (place !== null && typeof place !== 'string') throw fault('PLACE_INVALID');
    const text = readEvidence(tokenise(post.text.slice(0, MOST_READ)), dutchGazetteer(), place?.slice(0, 200));
    const accounts = accountsOf(post.own_account).filter((code) => members.some(({ tenantId }) => tenantId === code));
    const decision = decide({ text, members, rules: [], accounts });
    const why = decisionSentence(decision, (code) => municipalities.get(code)?.name ?? code);
    if (decision.outcome === 'triage') return { id, lead: 'triage', second: null, why };
    if (decision.outcome !== 'lead') return { id, lead: null, second: null, why };
    const [first, second] = decision.named;
    return { id, lead: first.tenantId, second: second?.tenantId ?? null, why };
  } catch (error) {
    if (!(error instanceof LineFault)) throw error;
    const { code, message } = error;
    return { ...(id !== undefined && { id }), error: { code, message } };
  }
}

function parse(line: string): Record<string, unknown> {
  if (line.length > LONGEST_LINE) throw fault('LINE_TOO_LONG');
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw fault('LINE_NOT_JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault('LINE_NOT_JSON');
  return value as Record<string, unknown>;
}

function accountsOf(value: unknown): string[] {
  const codes = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  if (codes.some((code) => typeof code !== 'string')) throw fault('ACCOUNT_INVALID');
  return (codes as string[]).map((code) => code.trim().toUpperCase());
}

const fault = (code: keyof typeof FAULTS) => new LineFault(code, FAULTS[code]);
