import type { Entities } from '../mastodon/entities.js';
import type { Network, NetworkEvent } from '../network/network.js';
import type { Status } from '../network/state.js';
import { normaliseTag } from '../network/text.js';
import { isOnPublicTimeline } from '../network/visibility.js';
import type { StreamHub } from './hub.js';

/** Tells every stream that may hear it what happened on the network. */
export function fanOut(network: Network, entities: Entities, hub: StreamHub): void {
  network.onEvent((event) => {
    switch (event.kind) {
      case 'posted':
        return publishStatus('update', event, postTopics(network, event.status));
      case 'edited':
        return publishStatus('status.update', event, allTopics(network, event.status));
      case 'deleted':
        return hub.publish(allTopics(network, event.status), { event: 'delete', payload: event.status.id });
      case 'noticed': {
        const { accountId } = event.notice;
        hub.publish([`user:${accountId}`, `user:notification:${accountId}`], {
          event: 'notification',
          payload: JSON.stringify(entities.notification(event.notice)),
        });
      }
    }
  });

  function publishStatus(
    name: 'update' | 'status.update',
    event: NetworkEvent & { status: Status },
    topics: string[],
  ): void {
    hub.publish(topics, { event: name, payload: JSON.stringify(entities.status(event.status)) });
  }
}

function postTopics(network: Network, status: Status): string[] {
  const topics = [`user:${status.accountId}`];
  if (status.visibility === 'direct') {
    topics.push(`direct:${status.accountId}`, ...status.mentions.map((id) => `direct:${id}`));
    return topics;
  }
  const followers = network.state.accounts.get(status.accountId)?.followers ?? [];
  topics.push(...[...followers].map((id) => `user:${id}`));
  if (status.visibility === 'private') return topics;
  topics.push('plein');
  if (status.visibility === 'public') topics.push(...hashtagTopics(status));
  if (isOnPublicTimeline(status)) topics.push('public', 'public:local');
  return topics;
}

/** Who was named hears of an edit and a removal as well. */
function allTopics(network: Network, status: Status): string[] {
  const earlier = status.versions.flatMap((version) => version.mentions);
  return [...postTopics(network, status), ...[...earlier, ...status.mentions].map((id) => `user:${id}`)];
}

function hashtagTopics(status: Status): string[] {
  return status.tags.map((tag) => `hashtag:${normaliseTag(tag)}`);
}
