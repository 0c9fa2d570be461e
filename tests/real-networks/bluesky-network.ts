import type { Fetch } from '@samenspraak/connector-contract';

export interface Account {
  readonly did: string;
  readonly handle: string;
  /** For this application alone. */
  readonly password: string;
  /** With which the owner signs in on the network's own page. */
  readonly ownerPassword: string;
}

export interface PostRecord {
  readonly uri: string;
  readonly cid: string;
  readonly value: {
    readonly text: string;
    readonly createdAt: string;
    readonly reply?: { readonly parent: { uri: string; cid: string }; readonly root: { uri: string; cid: string } };
    readonly embed?: { readonly images?: readonly { readonly alt: string }[] };
    readonly facets?: readonly {
      readonly index: { byteStart: number; byteEnd: number };
      readonly features: readonly Record<string, string>[];
    }[];
  };
}

/** The running network, and the verbs to make things happen on it. */
export class BlueskyNetwork {
  /** Of the server on which all accounts live. */
  url = '';
  /** Where its identities are looked up. */
  directory = '';

  private constructor(private readonly control: string) {}

  static async open(control = process.env.BLUESKY_CONTROL): Promise<BlueskyNetwork> {
    if (!control) throw new Error('Run this suite with npm run test:real-networks, which starts the network.');
    const network = new BlueskyNetwork(control);
    const found = await network.ask<{ url: string; directory: string }>('GET', '/');
    Object.assign(network, { url: found.url, directory: found.directory });
    return network;
  }

  openAccount(name: string, displayName = name): Promise<Account> {
    return this.ask('POST', '/accounts', { name, displayName });
  }

  takeBackPassword({ did }: Account): Promise<unknown> {
    return this.ask('POST', '/passwords/revoke', { did });
  }

  /** Posts as the author's own app would. @returns the address of the post */
  async post({ did }: Account, text: string, inReplyTo?: string): Promise<string> {
    const { uris } = await this.ask<{ uris: [string] }>('POST', '/posts', { did, texts: [text], inReplyTo });
    return uris[0];
  }

  async postMany({ did }: Account, texts: readonly string[]): Promise<string[]> {
    return (await this.ask<{ uris: string[] }>('POST', '/posts', { did, texts })).uris;
  }

  remove({ did }: Account, uri: string): Promise<unknown> {
    return this.ask('DELETE', '/posts', { did, uri });
  }

  /** What the account's repository holds: the last word on what was posted. */
  posts({ did }: Account): Promise<PostRecord[]> {
    return this.ask('POST', '/posts/list', { did });
  }

  /** The query strings with which a method was called since the network started. */
  calls(method: string): Promise<string[]> {
    return this.ask('POST', '/calls', { method });
  }

  settle(): Promise<unknown> {
    return this.ask('POST', '/settle');
  }

  /** Waits after each change until the whole network shows it, as a test wants and a person does not. */
  readonly settlingFetch: Fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (/repo\.(?:put|delete)Record$/u.test(new URL(input).pathname)) await this.settle();
    return response;
  };

  private async ask<T>(method: string, door: string, body?: object): Promise<T> {
    const response = await fetch(this.control + door, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`${method} ${door}: ${answer.error ?? response.status}`);
    return answer;
  }
}
