import type { InboundMessage } from './inbound-message.js';

/** What a tenant already has of the messages of a batch. */
export interface Sight {
  /** Conversations of messages, by source id. */
  readonly messages: ReadonlyMap<string, string>;
  /** Conversations by network and name of the thread, as `threadName` writes it. */
  readonly threads: ReadonlyMap<string, string>;
  /** Source ids for which an edit or delete waits. */
  readonly parked: ReadonlySet<string>;
}

export const threadName = (network: string, key: string): string => `${network} ${key}`;

/** The names of a thread, its beginning first. */
export function keysOf(message: InboundMessage): string[] {
  const keys = [message.rootSourceId, message.parentSourceId, message.sourceId];
  return keys.filter((key): key is string => key !== null);
}

/** The conversations that a message may belong to; none for one that begins a thread. */
export function conversationsOf(message: InboundMessage, sight: Sight): string[] {
  const keys = keysOf(message);
  const found = [
    ...keys.map((key) => sight.messages.get(key)),
    ...keys.map((key) => sight.threads.get(threadName(message.network, key))),
  ];
  return [...new Set(found.filter((id) => id !== undefined))];
}

/**
 * Which messages of a batch may have to do with one another: a queue each, in the order in which they came. What stands in
 * two queues shares no message, no thread and no conversation, so their order does not matter.
 */
export function queuesOf(messages: readonly InboundMessage[], sight: Sight): InboundMessage[][] {
  const parent = messages.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    for (let one = at; one !== root;) [parent[one], one] = [root, parent[one]!];
    return root;
  };
  const first = new Map<string, number>();
  for (const [at, message] of messages.entries()) {
    for (const token of [...keysOf(message), ...conversationsOf(message, sight)]) {
      const other = first.get(token);
      if (other === undefined) first.set(token, at);
      else parent[rootOf(at)] = rootOf(other);
    }
  }
  return [...Map.groupBy(messages.keys(), rootOf).values()].map((places) => places.map((at) => messages[at]!));
}
