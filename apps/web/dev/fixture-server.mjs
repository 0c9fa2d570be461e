/**
 * Serves the built web with hand data, so that screens can be looked at without a backend. Development only: nothing of it enters dist.
 * Signing in is real OIDC code + PKCE, except that this provider asks nobody: the cookie `person` says who comes.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, graphql } from 'graphql';
import { apiFor, arrive, listen } from './fixture-api.mjs';
import { people } from './fixture-people.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const dist = join(folder, '../dist');
const schema = buildSchema(await readFile(join(folder, '../../../schema.graphql'), 'utf8'));
const port = Number(process.env.PORT ?? 4700);
const origin = `http://localhost:${port}`;
const realm = '/realms/samenspraak';
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const personOf = (request) =>
  /bearer fixture-(\w+)/i.exec(request.headers.authorization ?? '')?.[1] ??
  /person=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ??
  'rianne';

async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

const json = (response, body, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

const routes = {
  '/settings.json': (_, response) =>
    json(response, { issuer: origin + realm, clientId: 'samenspraak-web', audience: 'samenspraak-api', mode: 'demo' }),
  [`${realm}/.well-known/openid-configuration`]: (_, response) =>
    json(response, {
      authorization_endpoint: `${origin}${realm}/auth`,
      token_endpoint: `${origin}${realm}/token`,
      end_session_endpoint: `${origin}${realm}/logout`,
    }),
  [`${realm}/auth`]: (_, response, url) => {
    const back = new URL(url.searchParams.get('redirect_uri'));
    back.searchParams.set('code', 'fixture');
    back.searchParams.set('state', url.searchParams.get('state'));
    response.writeHead(302, { location: back.href }).end();
  },
  [`${realm}/token`]: (request, response) =>
    json(response, {
      access_token: `fixture-${personOf(request)}`,
      refresh_token: 'fixture',
      id_token: 'fixture',
      expires_in: 300,
    }),
  [`${realm}/logout`]: (_, response) => response.writeHead(302, { location: '/aanmelden' }).end(),
  '/graphql': async (request, response) => {
    const { query, variables } = JSON.parse(await bodyOf(request));
    if (process.env.FIXTURE_SLOW) await new Promise((done) => setTimeout(done, Number(process.env.FIXTURE_SLOW)));
    const person = people[personOf(request)];
    const rootValue = apiFor(person, request.headers['samenspraak-tenant']);
    json(
      response,
      await graphql({
        schema,
        source: query,
        rootValue,
        contextValue: { personId: person.id },
        variableValues: variables,
      }),
    );
  },
  '/events': (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    const stop = listen(request.headers['samenspraak-tenant'], (changes) =>
      response.write(`event: next\ndata: ${JSON.stringify({ data: { changes } })}\n\n`),
    );
    request.on('close', stop);
  },
  '/dev/arrive': (_, response, url) =>
    json(response, { id: arrive(url.searchParams.get('tenant') ?? 'WOR', url.searchParams.get('text') ?? 'Hoi') }),
};

async function serveFile(response, pathname) {
  const wanted = normalize(pathname).replace(/^([/\\])+/, '');
  const name = extname(wanted) ? wanted : 'index.html';
  try {
    const content = await readFile(join(dist, name));
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

createServer((request, response) => {
  const url = new URL(request.url, origin);
  const route = routes[url.pathname];
  Promise.resolve(route ? route(request, response, url) : serveFile(response, url.pathname)).catch((failure) => {
    console.error(failure);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
}).listen(port, '127.0.0.1', () => console.error(`fixture at ${origin}`));
