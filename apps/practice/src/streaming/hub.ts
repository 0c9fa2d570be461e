import type { TokenRecord } from '../network/records.js';

export interface StreamEvent {
  event: 'update' | 'status.update' | 'delete' | 'notification';
  /** JSON text, or the bare id for a delete. */
  payload: string;
}

/** One open stream: `names` is how the client asked for it and is repeated in every message. */
export interface Subscription {
  topic: string;
  names: string[];
  send(names: string[], event: StreamEvent): void;
  /** Ends the connection below it, without a goodbye. */
  drop(): void;
  token: TokenRecord | null;
}

const REMEMBERED = 1_000;

/** Passes events to the streams that follow a topic; can be told to misbehave as networks do. */
export class StreamHub {
  private readonly byTopic = new Map<string, Set<Subscription>>();
  private readonly past: { topics: string[]; event: StreamEvent }[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  /** Events still to be sent twice, and still to be lost. */
  duplicates = 0;
  losses = 0;
  delayMs = 0;

  subscribe(subscription: Subscription): () => void {
    const followers = this.byTopic.get(subscription.topic) ?? new Set();
    this.byTopic.set(subscription.topic, followers.add(subscription));
    return () => {
      followers.delete(subscription);
      if (followers.size === 0 && this.byTopic.get(subscription.topic) === followers) {
        this.byTopic.delete(subscription.topic);
      }
    };
  }

  publish(topics: string[], event: StreamEvent): void {
    this.past.push({ topics, event });
    if (this.past.length > REMEMBERED) this.past.shift();
    if (this.losses > 0) {
      this.losses -= 1;
      return;
    }
    const twice = this.duplicates > 0;
    if (twice) this.duplicates -= 1;
    this.deliver(topics, event);
    if (twice) this.deliver(topics, event);
  }

  /** Sends the last events again, as a network does after trouble. */
  replay(count: number): number {
    const again = count > 0 ? this.past.slice(-count) : [];
    for (const { topics, event } of again) this.deliver(topics, event);
    return again.length;
  }

  dropAll(): number {
    const all = new Set([...this.byTopic.values()].flatMap((followers) => [...followers]));
    for (const subscription of all) subscription.drop();
    return all.size;
  }

  dropToken(token: string): void {
    for (const followers of [...this.byTopic.values()]) {
      for (const subscription of [...followers]) if (subscription.token?.token === token) subscription.drop();
    }
  }

  get size(): number {
    return [...this.byTopic.values()].reduce((sum, followers) => sum + followers.size, 0);
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.dropAll();
  }

  private deliver(topics: string[], event: StreamEvent): void {
    if (this.delayMs === 0) {
      this.sendNow(topics, event);
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.sendNow(topics, event);
    }, this.delayMs);
    this.timers.add(timer);
  }

  private sendNow(topics: string[], event: StreamEvent): void {
    for (const topic of new Set(topics)) {
      for (const subscription of [...(this.byTopic.get(topic) ?? [])]) subscription.send(subscription.names, event);
    }
  }
}
