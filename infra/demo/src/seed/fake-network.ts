import type { PracticeAccount, PracticeNetwork, PracticePost } from './practice-network.js';

/** A network for tests: keeps what it is given. */
export class FakeNetwork implements PracticeNetwork {
  readonly accounts = new Map<string, PracticeAccount>();
  readonly posts = new Map<string, PracticePost>();

  constructor(readonly baseUrl = 'http://practice.test') {}

  async account(username: string): Promise<PracticeAccount> {
    const known = this.accounts.get(username);
    if (known) return known;
    const made = { id: String(1000 + this.accounts.size), token: `token of ${username}` };
    this.accounts.set(username, made);
    return made;
  }

  async postIds(): Promise<ReadonlySet<string>> {
    return new Set(this.posts.keys());
  }

  async post(post: PracticePost): Promise<void> {
    if (!this.accounts.has(post.username)) throw new Error(`Nobody is called ${post.username}`);
    if (this.posts.has(post.id)) throw new Error(`The post ${post.id} is there already`);
    if (post.inReplyTo && !this.posts.has(post.inReplyTo)) throw new Error(`The post ${post.inReplyTo} is not there`);
    this.posts.set(post.id, post);
  }
}
