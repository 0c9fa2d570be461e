import { randomBytes } from 'node:crypto';
import { styles } from './styles.js';
import { textsIn, type Language } from './texts.js';

/** A page and the headers that keep foreign script, frames and forms away from it. */
export interface Page {
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

const logo =
  '<svg class="logo" viewBox="0 0 28 24" aria-hidden="true"><path class="logo-a" d="M3 2h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H8l-4.500 4V14H3a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z"/><path class="logo-b" d="M21 8h4a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-.5v4L20 19h-7a2 2 0 0 1-2-2v-.5h5.500A4 4 0 0 0 21 12z"/></svg>';

/** Wraps the content in the frame of Samenspraak; `formTargets` are the origins a form may end at after redirects. */
export function page(language: Language, title: string, main: string, formTargets: readonly string[] = []): Page {
  const nonce = randomBytes(16).toString('base64url');
  const texts = textsIn[language];
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Samenspraak</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${styles}</style>
</head>
<body>
<a class="skip" href="#inhoud">${escape(texts.skip)}</a>
<header class="top"><span class="brand">${logo}Samenspraak</span><span class="pill">${escape(texts.demo)}</span></header>
<main id="inhoud" tabindex="-1">
${main}
</main>
</body>
</html>
`;
  return {
    html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-language': language,
      'content-security-policy': [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        'img-src data:',
        `form-action 'self' ${formTargets.join(' ')}`.trim(),
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
