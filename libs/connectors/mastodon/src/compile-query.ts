import { compileNative, type CompiledQuery, type NativeGrammar, type QueryNode } from '@samenspraak/connector-contract';

const grammar: NativeGrammar = {
  network: 'mastodon',
  longest: 400,
  exclude: (term) => `-${term}`,
  write(leaf) {
    switch (leaf.type) {
      case 'phrase': {
        const words = leaf.words.filter((word) => !/[*?]/u.test(word)).map(plain);
        const exact = words.length === leaf.words.length;
        return words.length === 0 ? null : { text: exact ? `"${words.join(' ')}"` : words.join(' '), exact };
      }
      case 'raw':
        return { text: `"${plain(leaf.text)}"`, exact: false };
      case 'hashtag':
        return plain(leaf.value) === '' ? null : { text: `#${plain(leaf.value)}`, exact: true };
      // The search has no mentions; the name stands in the text, so the word finds it.
      case 'mention':
      case 'word':
        return { text: plain(leaf.value), exact: true };
      default:
        return null;
    }
  },
};

/** Mastodon knows AND, NOT, phrases and hashtags, but no OR and nothing of its own about place, language or day. */
export function compileQuery(ast: QueryNode): CompiledQuery {
  return compileNative(ast, grammar);
}

// A colon would make an operator of it (from:, before:), a quote or sign another query.
function plain(word: string): string {
  return word
    .replace(/["#@:+\s]/gu, ' ')
    .trim()
    .replace(/^-+/u, '');
}
