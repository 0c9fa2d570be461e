import { compileNative, type CompiledQuery, type NativeGrammar, type QueryNode } from '@samenspraak/connector-contract';

/**
 * What app.bsky.feed.searchPosts says of itself: words that must all be there, phrases, hashtags, and from:, domain: and
 * lang:. Leaving out (`-word`) is promised nowhere, so our own matcher does that.
 */
const grammar: NativeGrammar = {
  network: 'bluesky',
  longest: 400,
  exclude: null,
  write(leaf) {
    switch (leaf.type) {
      case 'word':
        return { text: plain(leaf.value), exact: true };
      case 'phrase': {
        const words = leaf.words.filter((word) => !/[*?]/u.test(word)).map(plain);
        const exact = words.length === leaf.words.length;
        return words.length === 0 ? null : { text: exact ? `"${words.join(' ')}"` : words.join(' '), exact };
      }
      case 'raw':
        return { text: /\s/u.test(leaf.text) ? `"${plain(leaf.text)}"` : plain(leaf.text), exact: false };
      case 'hashtag':
        return plain(leaf.value) === '' ? null : { text: `#${plain(leaf.value)}`, exact: true };
      // A name stands in the text as it is written.
      case 'mention':
        return { text: plain(leaf.value), exact: false };
      case 'author':
        return isName(leaf.value) ? { text: `from:${leaf.value}`, exact: true } : null;
      case 'site':
        return isName(leaf.value)
          ? { text: `domain:${leaf.value.split('/')[0]}`, exact: !leaf.value.includes('/') }
          : null;
      case 'lang':
        return /^[a-z]{2,3}$/u.test(leaf.value) ? { text: `lang:${leaf.value}`, exact: true } : null;
      default:
        return null;
    }
  },
};

export function compileQuery(ast: QueryNode): CompiledQuery {
  return compileNative(ast, grammar);
}

/** A whole host name, which is what names of accounts are too. */
function isName(value: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/iu.test(value);
}

// A colon would make an operator of it, a quote or sign another query.
function plain(word: string): string {
  return word
    .replace(/["#@:+\s]/gu, ' ')
    .trim()
    .replace(/^-+/u, '');
}
