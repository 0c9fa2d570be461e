import { normaliseTag, splitText, type TextPart } from './text.js';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** Renders a post as Mastodon does: paragraphs, links, mentions and hashtags; everything else escaped. */
export function renderHtml(text: string, baseUrl: string, isMentioned: (username: string) => boolean): string {
  if (text === '') return '';
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${renderParagraph(paragraph, baseUrl, isMentioned)}</p>`)
    .join('');
}

function renderParagraph(text: string, baseUrl: string, isMentioned: (username: string) => boolean): string {
  return splitText(text)
    .map((part) => renderPart(part, baseUrl, isMentioned))
    .join('')
    .replace(/\n/g, '<br />');
}

function renderPart(part: TextPart, baseUrl: string, isMentioned: (username: string) => boolean): string {
  const escaped = escapeHtml(part.text);
  if (part.kind === 'url') {
    return `<a href="${escaped}" target="_blank" rel="nofollow noopener" translate="no">${escaped}</a>`;
  }
  if (part.kind === 'mention' && isMentioned(part.username)) {
    const name = escapeHtml(part.username);
    const href = `${escapeHtml(baseUrl)}/@${name}`;
    return `<span class="h-card" translate="no"><a href="${href}" class="u-url mention">@<span>${name}</span></a></span>`;
  }
  if (part.kind === 'tag') {
    const href = `${escapeHtml(baseUrl)}/tags/${encodeURIComponent(normaliseTag(part.tag))}`;
    return `<a href="${href}" class="mention hashtag" rel="tag">#<span>${escapeHtml(part.tag)}</span></a>`;
  }
  return escaped;
}
