import type { Call, Reply } from '../http/call.js';
import type { Route } from '../http/router.js';
import { VISIBILITIES, type Visibility } from '../network/records.js';
import { invalid, notFound } from '../network/refusal.js';
import { maySee } from '../network/visibility.js';
import type { Entities } from './entities.js';

export function statusRoutes(entities: Entities): Route[] {
  return [
    { method: 'POST', path: '/api/v1/statuses', answer: (call) => create(call, entities) },
    {
      method: 'GET',
      path: '/api/v1/statuses',
      answer: (call) => {
        const found = call.params.list('id').flatMap((id) => call.network.state.statuses.get(id) ?? []);
        const visible = found.filter((status) => maySee(call.network.state, call.viewer, status));
        return { body: visible.map((status) => entities.status(status)) };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id',
      answer: (call) => ({ body: entities.status(call.reading.getStatus(call.id())) }),
    },
    {
      method: 'PUT',
      path: '/api/v1/statuses/:id',
      answer: (call) => {
        const author = call.requireUser('write:statuses');
        const { params } = call;
        const current = call.reading.getStatus(call.id());
        const status = call.network.edit(author, current.id, {
          text: params.text('status') ?? current.text,
          mediaIds: params.list('media_ids'),
          spoilerText: params.text('spoiler_text'),
          sensitive: params.flag('sensitive'),
          language: readLanguage(call),
        });
        return { body: entities.status(status) };
      },
    },
    {
      method: 'DELETE',
      path: '/api/v1/statuses/:id',
      answer: (call) => {
        const author = call.requireUser('write:statuses');
        const status = call.reading.getStatus(call.id());
        if (status.accountId !== author.id) throw notFound();
        const last = entities.status(status);
        call.network.delete(author, status.id);
        return { body: { ...last, text: status.text } };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id/context',
      answer: (call) => {
        const { ancestors, descendants } = call.reading.listContext(call.reading.getStatus(call.id()));
        const write = (items: typeof ancestors) => items.map((status) => entities.status(status));
        return { body: { ancestors: write(ancestors), descendants: write(descendants) } };
      },
    },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id/history',
      answer: (call) => ({ body: entities.history(call.reading.getStatus(call.id())) }),
    },
    {
      method: 'GET',
      path: '/api/v1/statuses/:id/source',
      answer: (call) => {
        const author = call.requireUser('read:statuses');
        const status = call.reading.getStatus(call.id());
        if (status.accountId !== author.id) throw notFound();
        return { body: { id: status.id, text: status.text, spoiler_text: status.spoilerText } };
      },
    },
  ];
}

function create(call: Call, entities: Entities): Reply {
  const author = call.requireUser('write:statuses');
  const { params } = call;
  const key = call.headers['idempotency-key'];
  const idempotencyKey = typeof key === 'string' && key !== '' ? key.slice(0, 500) : undefined;
  const status = call.network.post(author, {
    text: params.text('status') ?? '',
    mediaIds: params.list('media_ids'),
    visibility: readVisibility(call),
    inReplyToId: readParent(call),
    spoilerText: params.text('spoiler_text'),
    sensitive: params.flag('sensitive'),
    language: readLanguage(call),
    appId: call.app?.id ?? null,
    idempotencyKey,
  });
  return { body: entities.status(status) };
}

/** @throws Refusal 422 for a visibility that does not exist: guessing one could show a private text. */
export function readVisibility(call: Call): Visibility {
  const raw = call.params.text('visibility');
  if (raw === undefined || raw === '') return 'public';
  if (!(VISIBILITIES as readonly string[]).includes(raw)) throw invalid('Visibility is not included in the list');
  return raw as Visibility;
}

function readParent(call: Call): string | null {
  const raw = call.params.text('in_reply_to_id');
  if (raw === undefined || raw === '') return null;
  if (!/^\d{1,25}$/.test(raw)) throw notFound();
  return raw;
}

function readLanguage(call: Call): string | undefined {
  const raw = call.params.text('language');
  if (raw === undefined || raw === '') return undefined;
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(raw)) throw invalid('Language is not a language code');
  return raw;
}
