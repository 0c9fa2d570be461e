import { MessageRouter, parseQuery } from '@samenspraak/language/query';
import { DutchPosts } from './dutch-posts.mjs';

const WARM_UP = 200_000;
const EDITS = 500;

/** A router with its queries, warm, and posts that it has never seen. */
export class Stand {
  constructor(world, seed, queries, warmUp = WARM_UP) {
    this.nodes = queries.map((query) => parseQuery(query));
    this.posts = new DutchPosts(world, seed + 1_000);
    this.router = new MessageRouter();
    this.nodes.forEach((node, id) => this.router.add(id, node));
    for (let count = 0; count < warmUp; count += 1) {
      this.router.route(this.posts.nextMessage());
      if (count % 20_000 === 0) this.router.rebalance(this.nodes.length);
    }
  }

  messages(count) {
    return Array.from({ length: count }, () => this.posts.nextMessage());
  }

  texts(count) {
    return this.messages(count).map(({ text }) => text);
  }

  /** Milliseconds from a new text of a query to the first message that it decides, each with a warm router. */
  edit(asked) {
    const edits = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      for (const message of this.messages(20)) this.router.route(message);
      const text = asked.next();
      const message = this.posts.nextMessage();
      const start = performance.now();
      this.router.add(edit, parseQuery(text));
      this.router.route(message);
      edits.push(performance.now() - start);
    }
    const start = performance.now();
    const again = new MessageRouter();
    this.nodes.forEach((node, id) => again.add(id, node));
    return { edits, rebuild: performance.now() - start };
  }
}
