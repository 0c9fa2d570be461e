import { isAlike, likenessOf, tokenise, type Likeness } from '@samenspraak/language/text';
import type { KnownText, LookAlikeRepository } from './look-alike.repository.js';

/** A conversation that a public message has just opened. */
export interface OpenedThread {
  readonly conversationId: string;
  readonly text: string;
}

/** Longer texts are compared by their beginning. */
const MOST_COMPARED = 20_000;

/**
 * Puts conversations that open with copies of one text in a group, inside the transaction that opened them. Nothing is
 * dropped: each copy is a question of a citizen of its own.
 */
export class LookAlikes {
  constructor(private readonly repository: LookAlikeRepository) {}

  /** @param opened in the order in which they came. @param at when the texts count as seen. */
  async group(opened: readonly OpenedThread[], at: Date): Promise<void> {
    const texts = opened.flatMap(({ conversationId, text }) => {
      const likeness = likenessOf(tokenise(text.slice(0, MOST_COMPARED)));
      return likeness ? [{ conversationId, likeness }] : [];
    });
    if (texts.length === 0) return;
    const known = await this.repository.findKnown(texts.flatMap(({ likeness }) => likeness.keys));
    const members = new Map<string, string>();
    const seen = new Map<bigint, KnownText>();
    for (const { conversationId, likeness } of texts) {
      const groupId = groupOf(likeness, known) ?? conversationId;
      if (groupId !== conversationId) members.set(conversationId, groupId);
      for (const key of likeness.keys) {
        const text = known.get(key) ?? { groupId, sketch: likeness.sketch };
        known.set(key, text);
        seen.set(key, text);
      }
    }
    await this.repository.remember(seen, at);
    await this.repository.join(members);
  }

  /** Forgets texts that nobody copied since. */
  async purge(before: Date): Promise<void> {
    await this.repository.forget(before);
  }
}

function groupOf({ keys, sketch }: Likeness, known: ReadonlyMap<bigint, KnownText>): string | undefined {
  const [digest, ...near] = keys;
  const same = known.get(digest);
  if (same) return same.groupId;
  return near.map((key) => known.get(key)).find((text) => text !== undefined && isAlike(text.sketch, sketch))?.groupId;
}
