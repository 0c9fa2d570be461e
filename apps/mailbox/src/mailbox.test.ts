import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { KeptMail } from './kept-mail.js';
import { MailboxSettingInvalid, readMailboxSettings } from './settings.js';
import { startMailbox, type Mailbox } from './start-mailbox.js';

const folder = mkdtempSync(join(tmpdir(), 'samenspraak-mailbox-'));
let mailbox: Mailbox | undefined;

afterEach(async () => {
  await mailbox?.close();
  mailbox = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = async (data?: string) => (mailbox = await startMailbox({ port: 0, smtpPort: 0, data }));
const mails = async () => (await (await fetch(`${mailbox!.url}/mails.json`)).json()) as KeptMail[];

/** Says these lines to the mail server, each after an answer. @returns the answers. */
async function speak(...lines: string[]): Promise<string> {
  const socket = createConnection(Number(new URL(mailbox!.smtpUrl).port), '127.0.0.1');
  let heard = '';
  for await (const chunk of socket) {
    heard += String(chunk);
    const line = lines.shift();
    if (line === undefined) socket.end();
    else socket.write(`${line}\r\n`);
  }
  return heard;
}

const deliver = (id: string, text: string, to = 'rianne@samenspraak.test') =>
  speak(
    'HELO test',
    'MAIL FROM:<webcare@samenspraak.test>',
    `RCPT TO:<${to}>`,
    'DATA',
    `From: webcare@samenspraak.test\r\nTo: ${to}\r\nSubject: =?UTF-8?Q?Co=C3=B6rdinatie?=\r\nMessage-ID: <${id}>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n.`,
    'QUIT',
  );

test('shows a mail that came in, and keeps it after a restart', async () => {
  await open(folder);
  expect(await deliver('een@test', 'Zie https://webcare.test/werkvoorraad/1')).toContain('250');
  expect(await mails()).toMatchObject([{ subject: 'Coördinatie', to: 'rianne@samenspraak.test', times: 1 }]);
  await mailbox!.close();
  await open(folder);
  const [mail] = await mails();
  const page = await fetch(`${mailbox!.url}/mails/${mail!.number}`);
  expect(await page.text()).toContain('<a href="https://webcare.test/werkvoorraad/1"');
  expect(await (await fetch(mailbox!.url)).text()).toContain('Coördinatie');
});

test('the same mail twice is one mail that came twice', async () => {
  await open();
  await deliver('twee@test', 'a');
  await deliver('twee@test', 'a');
  expect(await mails()).toMatchObject([{ times: 2 }]);
});

test('a script in a mail is text on the page, and runs nowhere', async () => {
  await open();
  await deliver('drie@test', '<script>alert(1)</script>');
  const [mail] = await mails();
  const page = await fetch(`${mailbox!.url}/mails/${mail!.number}`);
  expect(await page.text()).not.toContain('<script>alert');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const framed = await fetch(`${mailbox!.url}/mails/${mail!.number}/opmaak`);
  expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox /);
});

test('shows the mail of one person when asked', async () => {
  await open();
  await deliver('vier@test', 'a', 'rianne@samenspraak.test');
  await deliver('vijf@test', 'b', 'lotte@samenspraak.test');
  const page = await (await fetch(`${mailbox!.url}/?aan=lotte`)).text();
  expect(page).toContain('Aan lotte@samenspraak.test');
  expect(page).not.toContain('Aan rianne@samenspraak.test');
});

test('does not start in production, where it would show every mail to whoever looks', () => {
  expect(() => readMailboxSettings({ SAMENSPRAAK_MODE: 'production' })).toThrow(MailboxSettingInvalid);
  expect(() => readMailboxSettings({ MAILBOX_PORT: '70000' })).toThrow(/MAILBOX_PORT/);
});
