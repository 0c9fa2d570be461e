import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMailSink } from './mail-sink.js';
import { MailStore } from './mail-store.js';
import { listPage, mailHeaders, mailPage, missingPage, pageHeaders } from './page.js';
import type { MailboxSettings } from './settings.js';

const HOST = '127.0.0.1';

export interface Mailbox {
  /** Of the page. */
  readonly url: string;
  readonly smtpUrl: string;
  close(): Promise<void>;
}

/** Takes mail on one port and shows it on another, both on this machine only. */
export async function startMailbox(settings: MailboxSettings): Promise<Mailbox> {
  const store = new MailStore(settings.data);
  const sink = createMailSink(store);
  const smtp = sink.listen(settings.smtpPort, HOST);
  await once(smtp, 'listening');
  sink.on('error', () => undefined);
  const web = createServer((request, response) => answer(store, request, response));
  web.listen(settings.port, HOST);
  await once(web, 'listening');
  const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port;
  return {
    url: `http://localhost:${portOf(web)}`,
    smtpUrl: `smtp://${HOST}:${portOf(smtp)}`,
    close: async () => {
      web.close();
      web.closeAllConnections();
      await new Promise<void>((resolve) => sink.close(() => resolve()));
    },
  };
}

function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const asked = searchParams.get('aan') ?? '';
  const mails = store.list().filter((mail) => mail.to.toLowerCase().includes(asked.toLowerCase()));
  if (pathname === '/') return void response.writeHead(200, pageHeaders).end(listPage(mails, asked));
  if (pathname === '/mails.json') {
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    return void response.end(JSON.stringify(mails));
  }
  const [, number, view] = /^\/mails\/(\d{1,9})(\/opmaak)?$/.exec(pathname) ?? [];
  const mail = number === undefined ? undefined : store.find(Number(number));
  if (!mail) return void response.writeHead(404, pageHeaders).end(missingPage());
  if (view) return void response.writeHead(200, mailHeaders).end(mail.html);
  response.writeHead(200, pageHeaders).end(mailPage(mail));
}
