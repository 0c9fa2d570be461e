import type { Call, Reply } from '../http/call.js';
import type { Route } from '../http/router.js';
import { invalid, notFound } from '../network/refusal.js';
import type { Media } from '../network/state.js';
import type { Entities } from './entities.js';

/** Pictures as Mastodon takes them: brought first, taken along by a post later (docs.joinmastodon.org/methods/media). */
export function mediaRoutes(entities: Entities): Route[] {
  return [
    { method: 'POST', path: '/api/v2/media', answer: (call) => add(call, entities) },
    { method: 'GET', path: '/api/v1/media/:id', answer: (call) => show(own(call), call, entities) },
    {
      method: 'PUT',
      path: '/api/v1/media/:id',
      answer: (call) => {
        const { id } = own(call);
        return { body: entities.media(call.network.describeMedia(id, call.params.text('description') ?? '')) };
      },
    },
    {
      method: 'GET',
      path: '/media/:id',
      answer: (call) => {
        const media = call.network.state.media.get(call.id());
        if (!media) throw notFound();
        return { file: { bytes: Buffer.from(media.bytes, 'base64'), type: media.mediaType } };
      },
    },
  ];
}

async function add(call: Call, entities: Entities): Promise<Reply> {
  const author = call.requireUser('write:media');
  const file = call.params.file('file');
  if (!file) throw invalid("File can't be blank");
  const bytes = Buffer.from(await file.arrayBuffer());
  return show(call.network.addMedia(author, bytes, call.params.text('description') ?? ''), call, entities, 202);
}

/** While it is being made ready there is no address yet. */
function show(media: Media, call: Call, entities: Entities, busy = 206): Reply {
  const ready = call.network.isReady(media);
  return { status: ready ? 200 : busy, body: { ...entities.media(media), ...(ready ? {} : { url: null }) } };
}

function own(call: Call): Media {
  const author = call.requireUser('write:media');
  const media = call.network.state.media.get(call.id());
  // What a post took along is asked for no more.
  if (media?.accountId !== author.id || media.statusId) throw notFound();
  return media;
}
