import type { Call, Reply } from '../http/call.js';
import type { Route } from '../http/router.js';
import { drawAvatar, type Entities } from '../mastodon/entities.js';
import type { AccountKind } from '../network/records.js';
import { invalid, notFound, Refusal } from '../network/refusal.js';
import type { Status } from '../network/state.js';
import { isOnPublicTimeline } from '../network/visibility.js';

export const ALL_SCOPES = 'read write follow push';
const SUFFIX = '_fictief';

export function isCitizenName(username: string): boolean {
  return username.toLowerCase().endsWith(SUFFIX);
}

/** What the page of the network needs beside the Mastodon API: being a citizen without a password, and whole threads. */
export function pleinRoutes(entities: Entities): Route[] {
  return [
    { method: 'GET', path: '/plein/citizens', answer: (call) => listOfKind(call, entities, 'citizen') },
    { method: 'GET', path: '/plein/officials', answer: (call) => listOfKind(call, entities, 'official') },
    { method: 'POST', path: '/plein/session', answer: (call) => ({ body: beCitizen(call, entities) }) },
    { method: 'GET', path: '/plein/threads', answer: (call) => listThreads(call, entities) },
    {
      method: 'GET',
      path: '/avatars/:file',
      answer: (call) => {
        const account = call.network.state.findAccountByName((call.path['file'] ?? '').replace(/\.svg$/, ''));
        if (!account) throw notFound();
        return {
          html: drawAvatar(account),
          headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=300' },
        };
      },
    },
  ];
}

function listOfKind(call: Call, entities: Entities, kind: AccountKind): Reply {
  const found = [...call.network.state.accounts.values()].filter((account) => account.kind === kind);
  found.sort((a, b) => a.displayName.localeCompare(b.displayName, 'nl'));
  return { body: found.map((account) => entities.account(account)) };
}

/** Steps into the skin of an invented citizen, who is made when new; accounts of others stay closed. */
function beCitizen(call: Call, entities: Entities) {
  const { network, params } = call;
  const username = params.requireText('username').toLowerCase();
  if (!isCitizenName(username) || username === SUFFIX) throw invalid(`A citizen's name ends in ${SUFFIX}`);
  const displayName = (params.text('displayName') ?? '').trim().slice(0, 60);
  const account =
    network.state.findAccountByName(username) ??
    network.register({ username, displayName: displayName || nameOf(username), kind: 'citizen' });
  if (account.kind !== 'citizen') throw new Refusal(403, 'This account belongs to somebody');
  const { token } = network.issueToken({ accountId: account.id, appId: null, scopes: ALL_SCOPES });
  return { account: entities.account(account), token };
}

function nameOf(username: string): string {
  const name = username.slice(0, -SUFFIX.length).replaceAll('_', ' ').trim();
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** First posts, newest first, each with the answers that the viewer may read. */
function listThreads(call: Call, entities: Entities): Reply {
  const page = call.page(20, 40);
  const { reading } = call;
  const wanted = call.params.id('account_id');
  const first = (status: Status) => status.inReplyToId === null && isOnPublicTimeline(status);
  const found = wanted
    ? reading.listOfAccount(reading.getAccount(wanted), page, (status) => status.inReplyToId === null)
    : reading.listPublic(page);
  const roots = wanted ? found : found.filter(first);
  const ids = found.map(({ id }) => id);
  return {
    body: roots.map((root) => ({
      root: entities.status(root),
      replies: reading.listContext(root).descendants.map((status) => entities.status(status)),
    })),
    headers: call.pageLinks(ids, page.limit),
  };
}
