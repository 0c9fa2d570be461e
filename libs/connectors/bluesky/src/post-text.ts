import type { WireFacet } from './wire.js';

const SHORTENED = /(?:…|\.{3})$/u;

/** A post's text with its links written out, since the network's own apps show no more than their beginning. */
export function textWithLinks(text: string, facets: readonly WireFacet[]): string {
  const bytes = Buffer.from(text);
  let written = '';
  let at = 0;
  for (const { index, uri } of linksIn(facets)) {
    if (index.byteStart < at || index.byteEnd <= index.byteStart || index.byteEnd > bytes.length) continue;
    const shown = bytes.subarray(index.byteStart, index.byteEnd).toString('utf8');
    written += bytes.subarray(at, index.byteStart).toString('utf8') + linkText(shown, uri);
    at = index.byteEnd;
  }
  return at === 0 ? text : written + bytes.subarray(at).toString('utf8');
}

/** What stands at a facet. */
export function sliceOf(text: string, { index }: WireFacet): string {
  return Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString('utf8');
}

function linksIn(facets: readonly WireFacet[]) {
  return facets
    .flatMap(({ index, features }) => {
      const uri = features.find((feature) => feature.$type === 'app.bsky.richtext.facet#link')?.uri;
      return uri && /^https?:\/\//iu.test(uri) && uri.length <= 2048 ? [{ index, uri }] : [];
    })
    .sort((a, b) => a.index.byteStart - b.index.byteStart);
}

function linkText(shown: string, uri: string): string {
  if (shown === uri) return shown;
  const bare = uri.replace(/^https?:\/\/(?:www\.)?/iu, '');
  const beginning = shown
    .replace(SHORTENED, '')
    .replace(/^https?:\/\//iu, '')
    .replace(/^www\./iu, '');
  // Other words than the address: both are worth reading.
  return bare.startsWith(beginning) ? uri : `${shown} (${uri})`;
}
