import type { Call } from '../http/call.js';
import type { RateLimiter } from '../http/rate-limit.js';
import type { Route } from '../http/router.js';
import type { Entities } from '../mastodon/entities.js';
import { readVisibility } from '../mastodon/statuses.routes.js';
import { ALL_SCOPES, isCitizenName } from '../plein/plein.routes.js';
import type { AccountKind } from '../network/records.js';
import { invalid, notFound } from '../network/refusal.js';
import type { Account } from '../network/state.js';
import type { StreamHub } from '../streaming/hub.js';
import type { Faults } from './faults.js';

/** What tests and the demo may do behind the network's back; only there when the settings say so. */
export function controlRoutes(parts: {
  entities: Entities;
  faults: Faults;
  hub: StreamHub;
  limiter: RateLimiter;
}): Route[] {
  const { entities, faults, hub, limiter } = parts;
  return [
    { method: 'POST', path: '/control/accounts', answer: (call) => ({ body: seedAccount(call) }) },
    { method: 'POST', path: '/control/statuses', answer: (call) => ({ body: entities.status(plant(call)) }) },
    { method: 'POST', path: '/control/statuses/bulk', answer: (call) => ({ body: plantMany(call) }) },
    { method: 'GET', path: '/control/statuses', answer: (call) => ({ body: listAll(call, entities) }) },
    {
      method: 'PUT',
      path: '/control/statuses/:id',
      answer: (call) => {
        const status = call.network.edit(author(call), call.id(), { text: call.params.requireText('status') });
        return { body: entities.status(status) };
      },
    },
    {
      method: 'DELETE',
      path: '/control/statuses/:id',
      answer: (call) => ({ body: entities.status(call.network.delete(author(call), call.id())) }),
    },
    {
      method: 'POST',
      path: '/control/tokens/revoke',
      answer: (call) => {
        for (const token of tokensOf(call)) {
          call.network.revokeToken(token);
          hub.dropToken(token);
        }
        return { body: {} };
      },
    },
    { method: 'POST', path: '/control/faults', answer: (call) => ({ body: orderFault(call, faults) }) },
    { method: 'GET', path: '/control/faults', answer: () => ({ body: faults.list() }) },
    {
      method: 'DELETE',
      path: '/control/faults',
      answer: () => {
        faults.clear();
        Object.assign(hub, { duplicates: 0, losses: 0, delayMs: 0 });
        return { body: {} };
      },
    },
    { method: 'POST', path: '/control/streams/drop', answer: () => ({ body: { dropped: hub.dropAll() } }) },
    {
      method: 'POST',
      path: '/control/streams/replay',
      answer: (call) => ({ body: { replayed: hub.replay(call.params.count('count', 1, 1000)) } }),
    },
    {
      method: 'PUT',
      path: '/control/streams',
      answer: ({ params }) => {
        hub.duplicates = params.count('duplicates', hub.duplicates, 1_000_000, 0);
        hub.losses = params.count('losses', hub.losses, 1_000_000, 0);
        hub.delayMs = params.count('delayMs', hub.delayMs, 60_000, 0);
        const { duplicates, losses, delayMs, size } = hub;
        return { body: { duplicates, losses, delayMs, open: size } };
      },
    },
    {
      method: 'PUT',
      path: '/control/media',
      answer: ({ params, network }) => {
        network.mediaDelayMs = params.count('delayMs', 0, 60_000, 0);
        return { body: {} };
      },
    },
    {
      method: 'PUT',
      path: '/control/rate-limit',
      answer: ({ params }) => {
        limiter.change(params.count('limit', 100_000, 1_000_000_000, 0), params.count('windowMs', 300_000, 3_600_000));
        return { body: {} };
      },
    },
  ];
}

/** The same name gives the same account and the same token, however often a seed runs. */
function seedAccount(call: Call): { id: string; token: string; username: string } {
  const { network, params } = call;
  const username = params.requireText('username');
  const displayName = params.text('displayName');
  const note = params.text('note');
  const kind = readKind(call, username);
  const account = network.state.findAccountByName(username) ?? network.register({ username, displayName, note, kind });
  network.describe(account, { displayName, note, place: params.text('place') });
  return { id: account.id, token: tokenFor(call, account), username: account.username };
}

function readKind(call: Call, username: string): AccountKind {
  const official = call.params.flag('official');
  if (official ?? !isCitizenName(username)) return 'official';
  return isCitizenName(username) ? 'citizen' : 'member';
}

function tokenFor(call: Call, account: Account): string {
  for (const token of call.network.state.tokens.values()) {
    if (token.accountId === account.id && token.appId === null && token.scopes === ALL_SCOPES) return token.token;
  }
  return call.network.issueToken({ accountId: account.id, appId: null, scopes: ALL_SCOPES }).token;
}

function plant(call: Call) {
  const { network, params } = call;
  const account = network.state.findAccountByName(params.requireText('username'));
  if (!account) throw notFound();
  const createdAt = params.text('created_at');
  if (createdAt !== undefined && !Number.isFinite(Date.parse(createdAt))) throw invalid('created_at is not a time');
  return network.post(account, {
    text: params.text('status') ?? '',
    visibility: readVisibility(call),
    inReplyToId: params.id('in_reply_to_id') ?? null,
    spoilerText: params.text('spoiler_text'),
    idempotencyKey: params.text('idempotencyKey'),
    createdAt,
  });
}

/** Many posts of one account in one call, for whoever measures; each is told to the streams like any other. */
function plantMany(call: Call): { id: string; created_at: string }[] {
  const { network, params } = call;
  const account = network.state.findAccountByName(params.requireText('username'));
  if (!account) throw notFound();
  return params.list('statuses').map((text) => {
    const status = network.post(account, { text });
    return { id: status.id, created_at: status.createdAt };
  });
}

/** Every post there is, also what nobody else may see, so that a test can count. */
function listAll(call: Call, entities: Entities) {
  const { state } = call.network;
  const name = call.params.text('username');
  const ids = name === undefined ? state.statusIds : (state.findAccountByName(name)?.statusIds ?? []);
  return ids.map((id) => {
    const status = state.statuses.get(id)!;
    return { ...entities.status(status), text: status.text, accepted_at: status.acceptedAt };
  });
}

/** One token, or with a name all that the account gave, as its owner takes back every right at once. */
function tokensOf(call: Call): string[] {
  const { params, network } = call;
  const username = params.text('username');
  if (username === undefined) return [params.requireText('token')];
  const id = network.state.findAccountByName(username)?.id;
  return [...network.state.tokens.values()].filter((one) => one.accountId === id).map((one) => one.token);
}

function author(call: Call): Account {
  const status = call.network.state.statuses.get(call.id());
  const account = status && call.network.state.accounts.get(status.accountId);
  if (!account) throw notFound();
  return account;
}

function orderFault({ params }: Call, faults: Faults) {
  const when = params.text('when') ?? 'before';
  if (when !== 'before' && when !== 'after') throw invalid('when must be before or after');
  const method = params.text('method')?.toUpperCase();
  const retryAfter = params.text('retryAfter');
  return faults.order({
    ...(method ? { method } : {}),
    ...(params.has('status') ? { status: params.count('status', 500, 599, 200) } : {}),
    path: params.requireText('path'),
    times: params.text('times') === undefined ? 1 : params.count('times', 1, 1_000_000, 0) || null,
    when,
    drop: params.flag('drop') ?? false,
    repeat: params.flag('repeat') ?? false,
    delayMs: params.count('delayMs', 0, 600_000, 0),
    headers: retryAfter ? { 'Retry-After': retryAfter } : {},
  });
}
