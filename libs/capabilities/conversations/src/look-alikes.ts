import { isAlike, likenessOf, tokenise, type Likeness } from '@samenspraak/language/text';
import type { KnownText, LookAlikeRepository } from './look-alike.repository.js';

/** A conversation that a public message has just opened. */
export interface OpenedThread {
  readonly conversationId: string;
  readonly text: string;
}

/** What was found of some texts; what is grouped after it is added, so that the next text finds it. */
export interface Looked {
  readonly likenesses: ReadonlyMap<string, Likeness>;
  readonly known: Map<bigint, KnownText>;
}

/** Longer texts are compared by their beginning. */
const MOST_COMPARED = 20_000;

/**
 * Puts conversations that open with copies of one text in a group, inside the transaction that opened them. Nothing is
 * dropped: each copy is a question of a citizen of its own.
 */
export class LookAlikes {
  constructor(private readonly repository: LookAlikeRepository) {}

  /** What is known of texts; for who asks before it is clear which of them open a conversation. */
  async look(texts: readonly string[]): Promise<Looked> {
    const likenesses = new Map<string, Likeness>();
    for (const text of texts) {
      const likeness = likenessOf(tokenise(text.slice(0, MOST_COMPARED)));
      if (likeness) likenesses.set(text, likeness);
    }
    const keys = [...likenesses.values()].flatMap((likeness) => likeness.keys);
    return { likenesses, known: keys.length === 0 ? new Map() : await this.repository.findKnown(keys) };
  }

  /** @param opened in the order in which they came. @param at when the texts count as seen. @param looked at these texts already */
  async group(opened: readonly OpenedThread[], at: Date, looked?: Looked): Promise<void> {
    if (opened.length === 0) return;
    const { likenesses, known } = looked ?? (await this.look(opened.map(({ text }) => text)));
    const texts = opened.flatMap(({ conversationId, text }) => {
      const likeness = likenesses.get(text);
      return likeness ? [{ conversationId, likeness }] : [];
    });
    if (texts.length === 0) return;
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
    await Promise.all([this.repository.remember(seen, at), this.repository.join(members)]);
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
