import { createHash } from 'node:crypto';
import type { KeptMail } from './kept-mail.js';
import { styles } from './styles.js';

const styleHash = createHash('sha256').update(styles).digest('base64');

/** What each answer carries: nothing runs here, and nothing comes from elsewhere. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** A mail's own HTML, shown in a frame: its inline styles count, its scripts and pictures do not. */
export const mailHeaders = {
  ...pageHeaders,
  'content-security-policy': `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
} as const;

export function listPage(mails: readonly KeptMail[], asked: string): string {
  const list =
    mails.length === 0
      ? '<p class="empty">Er is nog geen mail.</p>'
      : `<ul class="mails">${mails.map(row).join('')}</ul>`;
  return page(
    'Postbus',
    `<div class="head"><h1>Postbus van de demo</h1>
<p>Hier komt elke mail terecht die de demo verstuurt. Er gaat niets naar buiten.</p></div>
<form class="find" method="get" action="/"><label for="aan">Alleen mail aan</label>
<input id="aan" name="aan" value="${escape(asked)}" autocomplete="off" placeholder="bijvoorbeeld rianne"><button>Toon</button>
<a href="/">Alles, en opnieuw kijken</a></form>
${list}`,
  );
}

export function mailPage(mail: KeptMail): string {
  const twice = mail.times > 1 ? `<dt>Let op</dt><dd>${mail.times} keer gekregen</dd>` : '';
  return page(
    mail.subject,
    `<p><a href="/">Terug naar de postbus</a></p>
<article class="card" data-testid="mail"><h1>${escape(mail.subject)}</h1>
<dl><dt>Aan</dt><dd>${escape(mail.to)}</dd><dt>Van</dt><dd>${escape(mail.from)}</dd>
<dt>Tijd</dt><dd>${time(mail.at)}</dd>${twice}</dl>
<h2>Gewone tekst</h2><pre tabindex="0" data-testid="mail-text">${withLinks(mail.text)}</pre>
<h2>Met opmaak</h2><iframe title="De mail met opmaak" src="/mails/${mail.number}/opmaak"></iframe></article>`,
  );
}

export const missingPage = (): string =>
  page('Niet gevonden', '<h1>Deze mail is er niet</h1><p><a href="/">Terug naar de postbus</a></p>');

function row(mail: KeptMail): string {
  return `<li><a href="/mails/${mail.number}" data-testid="mail-row"><b>${escape(mail.subject)}</b>
<span>Aan ${escape(mail.to)}</span> ${time(mail.at)}</a></li>`;
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Postbus van Samenspraak</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<header class="top"><a class="brand" href="/">Samenspraak postbus</a><span class="pill">Demo</span></header>
<main>
${main}
</main>
</body>
</html>
`;
}

const clock = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
});

const time = (at: string) => `<time datetime="${escape(at)}">${escape(clock.format(new Date(at)))}</time>`;

/** The plain text with its own addresses as links, as a mail program shows it. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escape(part)}" rel="noreferrer" target="_blank">${escape(part)}</a>` : escape(part),
    )
    .join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
