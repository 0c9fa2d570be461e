import type { AnswerContext, Council, Hint } from './hint.js';

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names, sites and telephone numbers of another council than the one that answers. */
export function accountHints(text: string, { sender, others }: AnswerContext): Hint[] {
  return others.flatMap((other) => [
    ...named(text, other, sender),
    ...site(text, other, sender),
    ...phone(text, other, sender),
  ]);
}

function named(text: string, other: Council, sender: Council): Hint[] {
  if (other.name === sender.name) return [];
  // A place may be spoken of; who speaks is what must be right.
  const pattern = new RegExp(
    `(?<![\\p{L}-])(?:(?:de\\s+)?gemeente|namens|team|webcare(?:team)?|gemeentehuis(?:\\s+(?:in|van))?|wij\\s+(?:in|van)|hier\\s+in)\\s+(${escape(other.name)})(?![\\p{L}-])`,
    'giu',
  );
  return Array.from(text.matchAll(pattern), (found): Hint => {
    const at = found.index + found[0].length - found[1]!.length;
    return {
      ...{ kind: 'account', sort: other.name, at, end: at + found[1]!.length, words: found[1]! },
      repair: sender.name,
    };
  });
}

function site(text: string, other: Council, sender: Council): Hint[] {
  const host = hostOf(other.website);
  if (host === undefined || host === hostOf(sender.website)) return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}.-])(?:https?://)?(?:[\\p{L}\\p{N}-]+\\.)*${escape(host)}(?![\\p{L}\\p{N}-])\\S*`,
    'giu',
  );
  return Array.from(text.matchAll(pattern), (found) =>
    hintAt(found[0].replace(/[.,;:!?)]+$/u, ''), found.index, other),
  );
}

function phone(text: string, other: Council, sender: Council): Hint[] {
  const digits = digitsOf(other.phone);
  if (digits.length < 5 || digits === digitsOf(sender.phone)) return [];
  const pattern = new RegExp(`(?<!\\d)${[...digits].join('[\\s().-]*')}(?!\\d)`, 'gu');
  const found = Array.from(text.matchAll(pattern));
  return found.map((one): Hint => {
    const hint = hintAt(one[0], one.index, other);
    return sender.phone ? { ...hint, repair: sender.phone } : hint;
  });
}

const hintAt = (words: string, at: number, other: Council): Hint => ({
  ...{ kind: 'account', sort: other.name, at, end: at + words.length, words },
});
const digitsOf = (text: string | null | undefined) => (text ?? '').replace(/\D/g, '');
function hostOf(text: string | null | undefined): string | undefined {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/\s]+)/iu.exec(text?.trim() ?? '')?.[1];
  return host?.includes('.') ? host.toLowerCase() : undefined;
}
