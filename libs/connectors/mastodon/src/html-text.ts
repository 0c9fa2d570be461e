const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  iuml: 'ï',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  ccedil: 'ç',
};
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));/giu;
const TAG_NAME = /^<\/?([a-z][a-z0-9]*)/i;
const BREAKS = new Set(['p', 'div', 'blockquote', 'pre', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'textarea', 'title']);

/**
 * The text of a post. Tags go, paragraphs and breaks become line ends, entities become characters (once: what was
 * written as text stays text). Invisible spans stay in, because they hold the part of a link that the page hides.
 */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    parts.push(decodeEntities(html.slice(at, open)));
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
      continue;
    }
    const name = tagNameAt(html, open);
    if (!name) {
      parts.push('<');
      at = open + 1;
      continue;
    }
    const closing = html.charAt(open + 1) === '/';
    at = endOfTag(html, open);
    if (!closing && SILENT.has(name)) at = endOfSilent(html, name, at);
    else parts.push(breakFor(name, closing));
  }
  parts.push(decodeEntities(html.slice(at)));
  return tidy(parts.join(''));
}

// Read by hand and not by one pattern: every step moves forward, so hostile input costs no more than its length.
function tagNameAt(html: string, open: number): string | undefined {
  return TAG_NAME.exec(html.slice(open, open + 20))?.[1]?.toLowerCase();
}

function endOfTag(html: string, open: number): number {
  let at = open;
  while (at < html.length) {
    const character = html.charAt(at);
    if (character === '>') return at + 1;
    at = character === '"' || character === "'" ? after(html, character, at + 1) : at + 1;
  }
  return html.length;
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function breakFor(name: string, closing: boolean): string {
  if (name === 'br' || (name === 'li' && closing)) return '\n';
  if (name === 'li') return '- ';
  return BREAKS.has(name) ? '\n\n' : '';
}

function endOfSilent(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b`, 'giu');
  close.lastIndex = from;
  const found = close.exec(html);
  return found ? endOfTag(html, found.index) : html.length;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, hex?: string, decimal?: string, named?: string) => {
    if (named) return NAMED[named] ?? NAMED[named.toLowerCase()] ?? whole;
    return characterOf(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

function characterOf(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}

function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const kept = lines.filter((line, at) => line !== '' || (at > 0 && lines[at - 1] !== ''));
  return kept.join('\n').trim();
}
