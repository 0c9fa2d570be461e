import { fold, type TokenisedText } from '../text/index.js';
import type { FactNode } from './query-node.js';
import { siteFits } from './site.js';

/** A message as queries see it; what is not known matches nothing that asks for it. */
export interface QueryMessage {
  readonly text: TokenisedText;
  /** Handle, with or without `@` and host. */
  readonly author?: string;
  /** Network: mastodon, bluesky, … */
  readonly source?: string;
  readonly lang?: string;
  /** Day in the Netherlands: "2026-01-31". */
  readonly day?: string;
  readonly isReply?: boolean;
  readonly hasMedia?: boolean;
  /** The codes (GM…, WP…) of the places that the text names without doubt. */
  readonly places?: ReadonlySet<string>;
}

/** Gives a text of which nothing else is known as a message. */
export function asMessage(message: QueryMessage | TokenisedText): QueryMessage {
  return 'tokens' in message ? { text: message } : message;
}

/** Tells whether a message as a whole is what a query asks for. */
export function factHolds(node: FactNode, message: QueryMessage): boolean {
  switch (node.type) {
    case 'author':
      return message.author !== undefined && authorNames(message.author).includes(node.value);
    case 'site':
      return message.text.tokens.some(({ kind, text }) => kind === 'url' && siteFits(text, node.value));
    case 'source':
      return message.source?.toLowerCase() === node.value;
    case 'lang':
      return message.lang !== undefined && languageOf(message.lang) === node.value;
    case 'place':
      return message.places?.has(node.code) ?? false;
    case 'since':
      return message.day !== undefined && message.day >= node.day;
    case 'until':
      return message.day !== undefined && message.day <= node.day;
    case 'is':
      return traitHolds(node.value, message);
  }
}

/** Gives the names by which `author:` finds a handle: whole and, when it has a host, without it. */
export function authorNames(author: string): string[] {
  const handle = fold(author.replace(/^@/, ''));
  const host = handle.indexOf('@');
  return host > 0 ? [handle, handle.slice(0, host)] : [handle];
}

/** Gives the language of a tag: of "nl-BE" nl. */
export function languageOf(lang: string): string {
  return lang.toLowerCase().split(/[-_]/)[0] ?? '';
}

function traitHolds(trait: string, { text, isReply, hasMedia }: QueryMessage): boolean {
  switch (trait) {
    case 'reply':
      return isReply ?? false;
    case 'media':
      return hasMedia ?? false;
    case 'link':
      return text.tokens.some(({ kind }) => kind === 'url');
    default:
      return asksSomething(text);
  }
}

function asksSomething({ text, tokens }: TokenisedText): boolean {
  const addresses = tokens.filter(({ kind }) => kind === 'url' || kind === 'email');
  let next = 0;
  for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
    while (next < addresses.length && addresses[next]!.end <= at) next += 1;
    const address = addresses[next];
    if (!address || address.start > at) return true;
  }
  return false;
}
