import { createHash } from 'node:crypto';
import { recordKeyOf } from './record-key.js';
import { XrpcRefusal } from './fake-accounts.js';

interface StrongRef {
  readonly uri: string;
  readonly cid: string;
}

export interface FakeRecord {
  readonly uri: string;
  readonly cid: string;
  readonly did: string;
  readonly record: {
    readonly text: string;
    readonly createdAt: string;
    readonly reply?: { readonly parent: StrongRef; readonly root: StrongRef };
    readonly embed?: { readonly images: readonly { readonly alt: string }[] };
    readonly facets?: readonly { readonly features: readonly { readonly did?: string }[] }[];
  };
  readonly indexedAt: string;
}

/** All posts, oldest first. */
export class FakePosts {
  private posts: FakeRecord[] = [];

  add(did: string, record: FakeRecord['record'], rkey = recordKeyOf(crypto.randomUUID())): FakeRecord {
    const uri = `at://${did}/app.bsky.feed.post/${rkey}`;
    const cid = `bafyrei${createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 52)}`;
    const post = { uri, cid, did, record, indexedAt: new Date().toISOString() };
    this.posts.push(post);
    return post;
  }

  /** A record as the author's app makes it. */
  say(did: string, text: string, mentions: readonly string[], inReplyTo?: string): FakeRecord {
    const parent = inReplyTo === undefined ? undefined : this.get(inReplyTo);
    const ref = parent && { uri: parent.uri, cid: parent.cid };
    const reply = ref && { parent: ref, root: parent.record.reply?.root ?? ref };
    const facets = mentions.map((handle) => {
      const [before = ''] = text.split(`@${handle.split(' ')[0]}`);
      const [name = '', of = ''] = handle.split(' ');
      const byteStart = Buffer.byteLength(before);
      return {
        index: { byteStart, byteEnd: byteStart + Buffer.byteLength(`@${name}`) },
        features: [{ $type: 'app.bsky.richtext.facet#mention', did: of }],
      };
    });
    return this.add(did, { text, createdAt: new Date().toISOString(), facets, ...(reply ? { reply } : {}) });
  }

  has(uri: string): boolean {
    return this.posts.some((post) => post.uri === uri);
  }

  get(uri: string): FakeRecord {
    const post = this.posts.find((one) => one.uri === uri);
    if (!post) throw new XrpcRefusal(400, 'RecordNotFound');
    return post;
  }

  remove(uri: string): void {
    this.posts = this.posts.filter((post) => post.uri !== uri);
  }

  by(did: string): FakeRecord[] {
    return this.newestFirst((post) => post.did === did);
  }

  concerning(did: string): FakeRecord[] {
    const names = (post: FakeRecord) =>
      post.record.facets?.some(({ features }) => features.some((feature) => feature.did === did)) ?? false;
    const answers = (post: FakeRecord) => post.record.reply?.parent.uri.startsWith(`at://${did}/`) ?? false;
    return this.newestFirst((post) => post.did !== did && (names(post) || answers(post)));
  }

  holding(words: string): FakeRecord[] {
    return this.newestFirst(({ record }) => words.split(' ').every((word) => record.text.includes(word)));
  }

  under(uri: string): FakeRecord[] {
    return this.posts.filter(({ record }) => record.reply?.parent.uri === uri);
  }

  private newestFirst(wanted: (post: FakeRecord) => boolean): FakeRecord[] {
    return this.posts.filter(wanted).reverse();
  }
}
