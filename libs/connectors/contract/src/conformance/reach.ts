import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector, Listener, Publisher, ReplyTarget } from '../connector.js';
import type { Fetch } from '../context.js';
import type { Cursor, MessageEvent, NetworkEvent } from '../event.js';
import { ConnectorFailure } from '../failure.js';

export function listenerOf(connector: Connector): Listener {
  if (!connector.listener) throw new Error('declared, but there is no listener');
  return connector.listener;
}

export function publisherOf(connector: Connector): Publisher {
  if (!connector.publisher) throw new Error('declared, but there is no publisher');
  return connector.publisher;
}

export function isMessage(event: NetworkEvent): event is MessageEvent {
  return event.kind === 'created' || event.kind === 'edited';
}

/** Polls until nothing more is ready. */
export async function drain(
  listener: Listener,
  from: Cursor | null,
): Promise<{ events: NetworkEvent[]; next: Cursor }> {
  const events: NetworkEvent[] = [];
  let cursor = from;
  for (;;) {
    const page = await listener.poll(cursor);
    events.push(...page.events);
    cursor = page.next;
    if (!page.more) return { events, next: cursor };
  }
}

export async function until<T>(find: () => T | undefined | Promise<T | undefined>, ms = 8000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('it did not happen in time');
    await sleep(20);
  }
}

export async function failureOfCall(call: () => Promise<unknown>): Promise<ConnectorFailure> {
  const outcome = await failureOrValue(call);
  if (outcome instanceof ConnectorFailure) return outcome;
  throw new Error('the call succeeded');
}

export async function failureOrValue<T>(call: () => Promise<T>): Promise<T | ConnectorFailure> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ConnectorFailure) return error;
    throw error;
  }
}

export function targetOf(event: MessageEvent): ReplyTarget {
  const { author, visibility, key } = event;
  return { externalId: key.externalId, author, visibility };
}

/** Answers calls that fit with something else than the network would. */
export function interfere(
  fits: (url: URL, method: string) => boolean,
  answer: (real: () => Promise<Response>) => Promise<Response>,
): Fetch {
  return (input, init) => {
    const real = () => fetch(input, init);
    return fits(new URL(input), init?.method ?? 'GET') ? answer(real) : real();
  };
}

export const isWrite = (_url: URL, method: string): boolean => method === 'POST';
