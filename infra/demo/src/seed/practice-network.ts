/** An account on the practice network, with the token that acts as it. */
export interface PracticeAccount {
  readonly id: string;
  readonly token: string;
}

export interface PracticePost {
  readonly id: string;
  readonly username: string;
  readonly text: string;
  readonly at: Date;
  readonly inReplyTo: string | null;
}

/** What the seed asks of the network that the demo listens to. */
export interface PracticeNetwork {
  readonly baseUrl: string;
  /** The same name gives the same account, however often. */
  account(username: string, displayName: string, official: boolean): Promise<PracticeAccount>;
  /** Ids of all posts that are there. */
  postIds(): Promise<ReadonlySet<string>>;
  /** @throws Error when the network gives it another id. */
  post(post: PracticePost): Promise<void>;
}

/** The id that the network gives to a post of the past: its milliseconds, and sixteen bits that stay zero. */
export function postIdAt(at: Date): string {
  return (BigInt(at.getTime()) << 16n).toString();
}

/** The practice network over its control plane. Node keeps the connection open between calls. */
export function openPracticeNetwork(url: string): PracticeNetwork {
  const baseUrl = url.replace(/\/+$/u, '');
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      ...(body ? { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The practice network refused ${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  };
  return {
    baseUrl,
    account: async (username, displayName, official) =>
      (await call('POST', '/control/accounts', {
        username,
        displayName,
        official,
        note: 'Demo: verzonnen account.',
      })) as PracticeAccount,
    postIds: async () => {
      const posts = (await call('GET', '/control/statuses')) as { id: string }[];
      return new Set(posts.map(({ id }) => id));
    },
    post: async ({ id, username, text, at, inReplyTo }) => {
      const made = (await call('POST', '/control/statuses', {
        username,
        status: text,
        created_at: at.toISOString(),
        ...(inReplyTo ? { in_reply_to_id: inReplyTo } : {}),
      })) as { id: string };
      if (made.id !== id)
        throw new Error(`The practice network gave the post of ${at.toISOString()} the id ${made.id}`);
    },
  };
}
