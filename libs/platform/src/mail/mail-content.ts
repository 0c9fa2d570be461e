/** What a mail says, part by part, so that the plain text and the HTML cannot differ. */
export type MailPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly url?: string }[] };

export interface MailContent {
  /** Of the text, such as `nl`. */
  readonly language: string;
  readonly subject: string;
  readonly parts: readonly MailPart[];
  /** Below a line: why somebody gets this, and where to choose otherwise. */
  readonly footer: readonly MailPart[];
  /** Where one chooses not to get such mails; also in the header List-Unsubscribe (RFC 2369). Absent for what one person asks another. */
  readonly unsubscribeUrl?: string;
}

/** The plain text of a mail. */
export function plainText({ parts, footer }: MailContent): string {
  return [...parts.map(plainPart), '-- ', ...footer.map(plainPart)].join('\n\n').replace('-- \n\n', '-- \n') + '\n';
}

function plainPart(part: MailPart): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'link') return `${part.text}:\n${part.url}`;
  return part.items.map(({ text, url }) => `- ${text}${url ? `\n  ${url}` : ''}`).join('\n');
}

/** Simple HTML: no pictures, no scripts, nothing from elsewhere. */
export function simpleHtml(content: MailContent): string {
  const { language, subject, parts, footer } = content;
  return `<!doctype html>
<html lang="${escape(language)}"><head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 Arial,sans-serif;color:#1d2733;background:#ffffff">
<div style="max-width:36em">
${parts.map(htmlPart).join('\n')}
<hr style="border:0;border-top:1px solid #c8d0d8;margin:24px 0">
<div style="font-size:14px;color:#44515f">
${footer.map(htmlPart).join('\n')}
</div></div></body></html>
`;
}

function htmlPart(part: MailPart): string {
  if (part.kind === 'text') return `<p>${escape(part.text)}</p>`;
  if (part.kind === 'link') return `<p>${anchor(part)}</p>`;
  return `<ul>${part.items.map((item) => `<li>${item.url ? anchor({ text: item.text, url: item.url }) : escape(item.text)}</li>`).join('')}</ul>`;
}

function anchor({ text, url }: { text: string; url: string }): string {
  // Anything but a web address would run in the reader's mail program.
  return /^https?:\/\//.test(url) ? `<a href="${escape(url)}" style="color:#0b5cad">${escape(text)}</a>` : escape(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
