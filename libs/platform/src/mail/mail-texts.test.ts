import { expect, test } from 'vitest';
import { composeMail } from './compose-mail.js';
import { headerText, subjectText } from './header-text.js';
import { mailAddress } from './mail-address.js';
import type { MailContent } from './mail-content.js';
import { outcomeOf } from './mail-outcome.js';

const from = { address: 'samenspraak@gemeente.test', name: 'Samenspraak' };
const ID = '01936a00-0000-7000-8000-000000000001';
const content = (change: Partial<MailContent> = {}): MailContent => ({
  language: 'nl',
  subject: 'Er is een gesprek aan u toegewezen',
  parts: [
    { kind: 'text', text: 'Er is een gesprek aan u toegewezen.' },
    { kind: 'link', text: 'Naar het gesprek', url: 'https://webcare.test/werkvoorraad/1' },
  ],
  footer: [{ kind: 'text', text: 'U kreeg deze mail omdat u dat koos.' }],
  unsubscribeUrl: 'https://webcare.test/meldingen/instellingen',
  ...change,
});
const compose = async (change: Partial<MailContent> = {}, sender = from) =>
  (
    await composeMail(ID, sender, 'rianne@gemeente.test', content(change), new Date('2026-11-26T09:00:00Z'))
  ).body.toString();
const headersOf = (mail: string) => mail.slice(0, mail.indexOf('\r\n\r\n'));
const namesOf = (mail: string) =>
  headersOf(mail)
    .split(/\r\n(?![ \t])/)
    .map((line) => line.split(':')[0]!.toLowerCase());

test('a line break in a subject or a name makes no header of its own', async () => {
  const mail = await compose(
    {
      subject: 'Hallo\r\nBcc: ander@elders.test\r\n\r\nEn een tekst',
      unsubscribeUrl: 'https://a.test/\r\nBcc: x@y.test',
    },
    { address: from.address, name: 'Samenspraak\r\nBcc: ander@elders.test' },
  );
  expect(namesOf(mail)).not.toContain('bcc');
  expect(namesOf(mail).filter((name) => name === 'subject')).toHaveLength(1);
  expect(headersOf(mail)).toContain('Subject: Hallo Bcc: ander@elders.test En een tekst');
});

test.each([
  'rianne@gemeente.test\r\nBcc: ander@elders.test',
  'rianne@gemeente.test, ander@elders.test',
  'Rianne <rianne@gemeente.test>',
  'rianne@gemeente.test ander@elders.test',
  '"rianne@elders.test"@gemeente.test',
  'rianne@',
  '@gemeente.test',
  'rianne',
  'rianne@gemeente',
  'ri..anne@gemeente.test',
  `${'r'.repeat(65)}@gemeente.test`,
])('%j is not one plain address', (text) => {
  expect(mailAddress(text)).toBeUndefined();
});

test('an address keeps its own part and writes its domain as the network does', () => {
  expect(mailAddress('Rianne.Visser+web@Gemeente.TEST')).toBe('Rianne.Visser+web@gemeente.test');
  expect(mailAddress('rianne@gemeenté.nl')).toBe('rianne@xn--gemeent-hya.nl');
});

test('a very long subject ends in an ellipsis, between two letters', async () => {
  const family = '👩‍👩‍👧‍👦';
  const line = subjectText(family.repeat(400));
  expect([...new Intl.Segmenter('nl').segment(line)]).toHaveLength(150);
  expect(line.endsWith(`${family}…`)).toBe(true);
  const mail = await compose({ subject: 'Kapot '.repeat(5_000) });
  expect(
    Math.max(
      ...headersOf(mail)
        .split('\r\n')
        .map((one) => one.length),
    ),
  ).toBeLessThan(998);
});

test('letters outside ASCII travel whole, in the subject and in both forms of the text', async () => {
  const mail = await compose({ subject: 'Coördinatie in Ysbrechtûm 🌊', parts: [{ kind: 'text', text: 'Één café' }] });
  expect(/[^\x00-\x7f]/.test(mail)).toBe(false);
  expect(headersOf(mail)).toMatch(/Subject: =\?UTF-8\?[QB]\?/);
  expect(mail).toContain('=C3=89=C3=A9n caf=C3=A9');
});

test('signs that turn the direction of a line or cannot be seen do not reach a header', () => {
  expect(headerText('a\u202eb\u0000c\u2028d\u200be')).toBe('a b c d e');
});

test('what stands in a text is text in the HTML too', async () => {
  const mail = await compose({
    parts: [
      { kind: 'text', text: '<script>alert(1)</script>' },
      { kind: 'link', text: 'Klik', url: 'javascript:alert(1)' },
    ],
  });
  expect(mail).toContain('&lt;script&gt;');
  expect(mail).not.toContain('href=3D"javascript');
  expect(mail).not.toContain('href="javascript');
});

test('the same mail has the same Message-ID each time, and says how to stop it', async () => {
  const [one, two] = [await compose(), await compose()];
  const messageId = (mail: string) => /^Message-ID: (.*)$/m.exec(mail)?.[1]?.trim();
  expect(messageId(one)).toBe(`<${ID}@gemeente.test>`);
  expect(messageId(two)).toBe(messageId(one));
  expect(headersOf(one)).toContain('List-Unsubscribe: <https://webcare.test/meldingen/instellingen>');
  expect(headersOf(one)).toContain('Auto-Submitted: auto-generated');
  expect(one).toContain('Content-Type: text/plain');
  expect(one).toContain('Content-Type: text/html');
});

test('only what the server refused, or never got, may go again or is over', () => {
  const said = (responseCode: number, command: string) =>
    outcomeOf({ responseCode, command, code: 'EENVELOPE' }, false);
  expect(said(450, 'RCPT TO')).toEqual({ kind: 'retry', code: 450, reason: 'busy' });
  expect(said(550, 'RCPT TO')).toEqual({ kind: 'refused', code: 550, reason: 'address' });
  expect(said(554, 'DATA')).toEqual({ kind: 'refused', code: 554, reason: 'message' });
  expect(said(535, 'AUTH PLAIN')).toEqual({ kind: 'retry', code: 535, reason: 'setup' });
  expect(said(550, 'MAIL FROM')).toEqual({ kind: 'retry', code: 550, reason: 'setup' });
  expect(outcomeOf({ code: 'ECONNECTION' }, false)).toEqual({ kind: 'retry', code: null, reason: 'unreachable' });
  expect(outcomeOf({ code: 'ECONNECTION' }, true)).toEqual({ kind: 'unknown' });
  expect(outcomeOf({ responseCode: 451, command: 'DATA' }, true)).toMatchObject({ kind: 'retry' });
  expect(outcomeOf(undefined, true)).toEqual({ kind: 'unknown' });
});
