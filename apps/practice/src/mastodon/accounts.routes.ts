import { hashPassword } from '../network/passwords.js';
import { notFound, Refusal } from '../network/refusal.js';
import { searchAccounts } from '../network/searching.js';
import type { Call, Reply } from '../http/call.js';
import type { Route } from '../http/router.js';
import { normaliseTag } from '../network/text.js';
import type { Entities } from './entities.js';

export function accountRoutes(entities: Entities): Route[] {
  return [
    { method: 'POST', path: '/api/v1/accounts', answer: (call) => register(call, entities) },
    {
      method: 'GET',
      path: '/api/v1/accounts',
      answer: (call) => ({
        body: call.params.list('id').flatMap((id) => {
          const account = call.network.state.accounts.get(id);
          return account ? [entities.account(account)] : [];
        }),
      }),
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/verify_credentials',
      answer: (call) => ({ body: entities.credentialAccount(call.requireUser('read:accounts')) }),
    },
    {
      method: 'PATCH',
      path: '/api/v1/accounts/update_credentials',
      answer: (call) => {
        const account = call.requireUser('write:accounts');
        call.network.describe(account, {
          displayName: call.params.text('display_name'),
          note: call.params.text('note'),
        });
        return { body: entities.credentialAccount(account) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/lookup',
      answer: (call) => ({ body: entities.account(lookup(call, call.params.requireText('acct'))) }),
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/search',
      answer: (call) => {
        call.requireUser('read:accounts');
        const found = searchAccounts(call.network.state, call.params.text('q') ?? '');
        return { body: found.slice(0, call.params.count('limit', 40, 80)).map((item) => entities.account(item)) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/relationships',
      answer: (call) => {
        call.requireUser('read:follows');
        const known = call.params.list('id').filter((id) => call.network.state.accounts.has(id));
        return { body: known.map((id) => relationship(call, id)) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/accounts/:id',
      answer: (call) => ({ body: entities.account(call.reading.getAccount(call.id())) }),
    },
    { method: 'GET', path: '/api/v1/accounts/:id/statuses', answer: (call) => listStatuses(call, entities) },
    { method: 'POST', path: '/api/v1/accounts/:id/follow', answer: (call) => follow(call, true) },
    { method: 'POST', path: '/api/v1/accounts/:id/unfollow', answer: (call) => follow(call, false) },
  ];
}

async function register(call: Call, entities: Entities): Promise<Reply> {
  const { scopes, appId } = call.requireToken('write:accounts');
  const { params } = call;
  const username = params.text('username') ?? '';
  const email = params.text('email') ?? '';
  const password = params.text('password') ?? '';
  const details: NonNullable<Refusal['details']> = {};
  const refuse = (field: string, error: string, description: string) => (details[field] = [{ error, description }]);
  if (!/^[a-z0-9_]{1,30}$/i.test(username)) refuse('username', 'ERR_INVALID', 'is invalid');
  else if (call.network.state.findAccountByName(username)) refuse('username', 'ERR_TAKEN', 'has already been taken');
  if (!/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email)) refuse('email', 'ERR_INVALID', 'is invalid');
  if (password.length < 8 || password.length > 200) refuse('password', 'ERR_INVALID', 'must have 8 to 200 characters');
  if (params.flag('agreement') !== true) refuse('agreement', 'ERR_ACCEPTED', 'must be accepted');
  const messages = Object.entries(details).map(([field, [first]]) => `${field} ${first!.description}`);
  if (messages.length > 0) throw new Refusal(422, `Validation failed: ${messages.join(', ')}`, details);
  const passwordHash = await hashPassword(password);
  const account = call.network.register({ username, kind: 'member', email, passwordHash });
  return { body: entities.token(call.network.issueToken({ scopes, appId, accountId: account.id })) };
}

function lookup(call: Call, acct: string) {
  const [name = '', host] = acct.replace(/^@/, '').split('@');
  const account = call.network.state.findAccountByName(name);
  if (!account || (host !== undefined && host !== new URL(call.network.baseUrl).host)) throw notFound();
  return account;
}

function listStatuses(call: Call, entities: Entities): Reply {
  const account = call.reading.getAccount(call.id());
  const page = call.page(20, 40);
  const [tagged, withoutReplies] = [call.params.text('tagged'), call.params.flag('exclude_replies') ?? false];
  const nothing = call.params.flag('pinned') || call.params.flag('only_media');
  const found = call.reading.listOfAccount(account, page, (status) => {
    if (nothing) return false;
    if (withoutReplies && status.inReplyToAccountId !== null && status.inReplyToAccountId !== account.id) return false;
    return tagged === undefined || status.tags.some((tag) => normaliseTag(tag) === normaliseTag(tagged));
  });
  const ids = found.map(({ id }) => id);
  return { body: found.map((status) => entities.status(status)), headers: call.pageLinks(ids, page.limit) };
}

function follow(call: Call, following: boolean): Reply {
  const viewer = call.requireUser('write:follows');
  const target = call.reading.getAccount(call.id());
  call.network.follow(viewer, target, following);
  return { body: relationship(call, target.id) };
}

function relationship(call: Call, id: string) {
  const viewer = call.viewer!;
  return {
    id,
    following: viewer.following.has(id),
    showing_reblogs: viewer.following.has(id),
    notifying: false,
    languages: null,
    followed_by: viewer.followers.has(id),
    blocking: false,
    blocked_by: false,
    muting: false,
    muting_notifications: false,
    requested: false,
    requested_by: false,
    domain_blocking: false,
    endorsed: false,
    note: '',
  };
}
