export const MAX_CHARACTERS = 500;
export const CHARACTERS_PER_URL = 23;
/** No 500 characters that people write are longer than this; longer texts are refused before they are measured. */
const MAX_CODE_UNITS = 10_000;

export type TextPart =
  | { kind: 'plain'; text: string }
  | { kind: 'url'; text: string }
  | { kind: 'mention'; text: string; username: string; host: string | null }
  | { kind: 'tag'; text: string; tag: string };

const PARTS =
  /(?<url>https?:\/\/[^\s<>"]+)|(?<![\p{L}\p{N}_/.])@(?<name>[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@(?<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?))?|(?<![\p{L}\p{N}_/&])#(?<tag>[\p{L}\p{M}\p{N}_]*[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)/giu;

/** Cuts a text into plain runs, links, mentions and hashtags; the parts joined give the text again. */
export function splitText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const part = toPart(match);
    if (match.index > end) parts.push({ kind: 'plain', text: text.slice(end, match.index) });
    parts.push(part);
    end = match.index + part.text.length;
  }
  if (end < text.length) parts.push({ kind: 'plain', text: text.slice(end) });
  return parts;
}

function toPart(match: RegExpExecArray): TextPart {
  const { url, name, host, tag } = match.groups as Record<string, string | undefined>;
  // A full stop or bracket behind a link belongs to the sentence.
  if (url) return { kind: 'url', text: trimEnd(url, ".,;:!?)]'’") };
  if (name) return { kind: 'mention', text: match[0], username: name.toLowerCase(), host: host?.toLowerCase() ?? null };
  return { kind: 'tag', text: match[0], tag: tag ?? '' };
}

function trimEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** One grapheme for each unit: of ASCII only the two that end a line in Windows are one together. */
const SIMPLE = /^[\0-\x0c\x0e-\x7f]*$/;
const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Length as Mastodon counts it: graphemes, a link as 23, a remote mention without its host. */
export function measureText(text: string): number {
  if (text.length > MAX_CODE_UNITS) return text.length;
  let length = 0;
  for (const part of splitText(text)) {
    if (part.kind === 'url') length += CHARACTERS_PER_URL;
    else if (part.kind === 'mention') length += part.username.length + 1;
    else length += SIMPLE.test(part.text) ? part.text.length : [...graphemes.segment(part.text)].length;
  }
  return length;
}

/** Hashtags without the sign, each once, in the spelling in which the text first writes them. */
export function findTags(text: string): string[] {
  const tags = new Map<string, string>();
  for (const part of splitText(text)) {
    if (part.kind === 'tag' && !tags.has(normaliseTag(part.tag))) tags.set(normaliseTag(part.tag), part.tag);
  }
  return [...tags.values()];
}

export function normaliseTag(tag: string): string {
  return tag.normalize('NFKC').replace(/^#/, '').toLowerCase();
}

/** Words without case and accents, the unit that search compares. */
export function splitWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}_]+/gu) ?? [];
}
