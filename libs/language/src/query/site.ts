import { fold } from '../text/index.js';

interface Site {
  readonly host: string;
  /** Without what follows `?` or `#`. */
  readonly path: string;
  readonly rest: string;
}

const SCHEME = /^https?:\/\//i;
const PARTS = /^(?:[^/?#@]*@)?(?<host>[^/?#:]*)(?::\d*)?(?<path>[^?#]*)(?<rest>.*)$/s;
const sites = new Map<string, Site>();

/** Tells whether a URL in a text is what `site:` asks for. */
export function siteFits(url: string, value: string): boolean {
  const site = siteOf(url);
  if (!value.includes('.')) return labelsAndWords(site).has(value);
  const { host, path } = siteOf(value);
  if (site.host !== host && !site.host.endsWith(`.${host}`)) return false;
  return path === '' || site.path === path || site.path.startsWith(`${path}/`);
}

/** Gives every word by which `site:` finds a URL, without paths: hosts from whole to two labels, labels and words. */
export function siteWords(url: string): Set<string> {
  const site = siteOf(url);
  const words = labelsAndWords(site);
  for (let host = site.host; host.includes('.'); host = host.slice(host.indexOf('.') + 1)) words.add(host);
  return words;
}

/** Gives what a text must hold for `site:` with this value: the value without its path. */
export function siteAnchor(value: string): string {
  return value.split('/', 1)[0] ?? value;
}

/** Cuts a URL, or the value of `site:`, into host and path: folded, without "www." and a slash at the end. */
export function siteOf(url: string): Site {
  const known = sites.get(url);
  if (known) return known;
  const found = PARTS.exec(url.replace(SCHEME, ''))?.groups ?? {};
  const site = {
    host: fold(found['host'] ?? '').replace(/^www\.|\.$/g, ''),
    path: plain(found['path'] ?? '').replace(/\/+$/, ''),
    rest: plain(found['rest'] ?? ''),
  };
  // Starting over is cheaper than keeping order of use, and bounds what a flood of addresses can take.
  if (sites.size >= 5_000) sites.clear();
  sites.set(url, site);
  return site;
}

function plain(written: string): string {
  try {
    return decodeURIComponent(written).toLowerCase().normalize('NFC');
  } catch {
    return written.toLowerCase();
  }
}

function labelsAndWords({ host, path, rest }: Site): Set<string> {
  const words = new Set(host.split('.'));
  for (const chunk of `${path} ${rest}`.split(/[^\p{L}\p{N}\p{M}-]+/u)) {
    words.add(fold(chunk));
    for (const word of chunk.split('-')) words.add(fold(word));
  }
  words.delete('');
  return words;
}
