import type { Call, Reply } from '../http/call.js';
import type { Route } from '../http/router.js';
import { Refusal } from '../network/refusal.js';
import { searchAccounts, searchStatuses, searchTags } from '../network/searching.js';
import type { Status } from '../network/state.js';
import type { Entities } from './entities.js';

export function timelineRoutes(entities: Entities): Route[] {
  const answer = (call: Call, found: Status[], limit: number): Reply => {
    const ids = found.map(({ id }) => id);
    return { body: found.map((status) => entities.status(status)), headers: call.pageLinks(ids, limit) };
  };
  return [
    {
      method: 'GET',
      path: '/api/v1/timelines/public',
      answer: (call) => {
        const page = call.page(20, 40);
        // This network knows no others, and no pictures.
        const nothing = call.params.flag('remote') || call.params.flag('only_media');
        return answer(call, nothing ? [] : call.reading.listPublic(page), page.limit);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/timelines/home',
      answer: (call) => {
        call.requireUser('read:statuses');
        const page = call.page(20, 40);
        return answer(call, call.reading.listHome(page), page.limit);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/timelines/tag/:tag',
      answer: (call) => {
        const page = call.page(20, 40);
        return answer(call, call.reading.listTag(call.path['tag'] ?? '', page), page.limit);
      },
    },
    { method: 'GET', path: '/api/v1/tags/:tag', answer: (call) => ({ body: entities.tag(call.path['tag'] ?? '') }) },
    { method: 'GET', path: '/api/v1/notifications', answer: (call) => listNotifications(call, entities) },
    {
      method: 'GET',
      path: '/api/v1/notifications/:id',
      answer: (call) => {
        const viewer = call.requireUser('read:notifications');
        const notice = call.network.state.notices.get(call.id());
        if (!notice || notice.accountId !== viewer.id) throw new Refusal(404, 'Record not found');
        return { body: entities.notification(notice) };
      },
    },
    { method: 'GET', path: '/api/v2/search', answer: (call) => search(call, entities) },
  ];
}

function listNotifications(call: Call, entities: Entities): Reply {
  call.requireUser('read:notifications');
  const page = call.page(40, 80);
  const types = call.params.list('types');
  const excluded = call.params.list('exclude_types');
  const from = call.params.id('account_id');
  const wanted = (types.length === 0 || types.includes('mention')) && !excluded.includes('mention');
  const found = call.reading.listNotices(page, (notice) => {
    return wanted && (!from || call.network.state.statuses.get(notice.statusId)?.accountId === from);
  });
  const ids = found.map(({ id }) => id);
  return { body: found.map((notice) => entities.notification(notice)), headers: call.pageLinks(ids, page.limit) };
}

/** Posts are searched for people only; an app alone finds accounts and hashtags. */
function search(call: Call, entities: Entities): Reply {
  call.requireToken('read:search');
  const query = call.params.requireText('q');
  const type = call.params.text('type');
  const limit = call.params.count('limit', 20, 40);
  const offset = call.params.count('offset', 0, 100_000, 0);
  const wants = (name: string) => type === undefined || type === '' || type === name;
  const { state } = call.network;
  const viewer = call.viewer;
  const statuses =
    wants('statuses') && viewer
      ? searchStatuses(state, viewer, query, {
          limit,
          offset,
          accountId: call.params.id('account_id'),
          minId: call.params.id('min_id'),
          maxId: call.params.id('max_id'),
        })
      : [];
  const accounts = wants('accounts') ? searchAccounts(state, query).slice(offset, offset + limit) : [];
  const tags = wants('hashtags') ? searchTags(state, query).slice(offset, offset + limit) : [];
  return {
    body: {
      accounts: accounts.map((account) => entities.account(account)),
      statuses: statuses.map((status) => entities.status(status)),
      hashtags: tags.map((tag) => entities.tag(tag)),
    },
  };
}
