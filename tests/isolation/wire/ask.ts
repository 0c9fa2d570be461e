/** A request to the api: who asks, for which tenant. */
export interface Caller {
  readonly token?: string;
  readonly tenant?: string;
}

export interface GraphqlError {
  readonly message: string;
  readonly extensions: {
    readonly code: string;
    readonly params: Record<string, unknown>;
    readonly correlationId?: string;
  };
}

export interface Answer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphqlError[];
  /** The whole body as it came. */
  readonly text: string;
}

/** Sends one operation over HTTP; a refusal is an answer too. */
export async function ask(
  web: string,
  caller: Caller,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  return send(web, caller, JSON.stringify({ query, variables }));
}

/** Sends a body as it is. */
export async function send(web: string, caller: Caller, body: string): Promise<Answer> {
  const response = await fetch(`${web}/graphql`, {
    method: 'POST',
    headers: { ...headersOf(caller), 'content-type': 'application/json' },
    body,
  });
  const text = await response.text();
  return { status: response.status, ...parsed(text), text };
}

export function headersOf({ token, tenant }: Caller): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(tenant === undefined ? {} : { 'samenspraak-tenant': tenant }),
  };
}

function parsed(text: string): Partial<Answer> {
  try {
    return JSON.parse(text) as Partial<Answer>;
  } catch {
    return {};
  }
}

/** The code of the first refusal, or undefined. */
export const codeOf = (answer: Answer) => answer.errors?.[0]?.extensions?.code;

/** Listens to the changes of a tenant until `until` ends; answers the frames, or the code of the refusal. */
export class Listener {
  readonly frames: string[] = [];
  status = 0;
  private readonly stop = new AbortController();
  private reading?: Promise<void>;

  /** Resolves when the first answer is there: the stream's head, and its refusal if it is refused. */
  static async open(
    web: string,
    caller: Caller,
    query = 'subscription Changes { changes { kind ids } }',
  ): Promise<Listener> {
    const listener = new Listener();
    const response = await fetch(`${web}/events`, {
      method: 'POST',
      headers: { ...headersOf(caller), 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
      signal: listener.stop.signal,
    });
    listener.status = response.status;
    listener.reading = listener.read(response);
    await Promise.race([listener.reading, new Promise((done) => setTimeout(done, 400))]);
    return listener;
  }

  /** Resolves when the stream is over. */
  get ended(): Promise<void> {
    return this.reading ?? Promise.resolve();
  }

  get text(): string {
    return this.frames.join('');
  }

  /** The code with which the stream was refused, or undefined. */
  get code(): string | undefined {
    return /"code":"([A-Z_]+)"/.exec(this.text)?.[1];
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.reading;
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        this.frames.push(decoder.decode(chunk, { stream: true }));
    } catch {
      // Closed by us, or by the api at the end of the token.
    }
  }
}
