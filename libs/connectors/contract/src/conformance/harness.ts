import type { ConnectionContext } from '../context.js';
import type { ConnectorPlugin } from '../connector.js';
import type { Visibility } from '../event.js';

export interface Assertion {
  readonly not: Assertion;
  toBe(expected: unknown): void;
  toEqual(expected: unknown): void;
  toMatchObject(expected: object): void;
  toContain(expected: unknown): void;
  toHaveLength(expected: number): void;
  toBeGreaterThan(expected: number): void;
  toBeLessThan(expected: number): void;
}

/** The four functions of a test runner; the suite itself depends on none. */
export interface ConformanceRunner {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void> | void, timeoutMs?: number): void;
  expect(actual: unknown): Assertion;
  beforeAll(body: () => Promise<void>): void;
  afterAll(body: () => Promise<void>): void;
}

export interface DeskPost {
  readonly id: string;
  readonly text: string;
  readonly visibility: Visibility;
  /** The post that it answers. */
  readonly parent?: string | null;
  /** What its pictures say to who cannot see them, in order; told where `media` is declared. */
  readonly pictures?: readonly string[];
}

/** An account on the booted network that a connection can be made for. */
export interface Desk {
  readonly handle: string;
  readonly context: ConnectionContext;
  /** Every post of the account that the network holds. */
  posts(): Promise<readonly DeskPost[]>;
  /** Takes the account's access away, as its owner would. What was given for a while may work until it is refreshed. */
  revoke(): Promise<void>;
}

export interface RawChange {
  /** As the network writes it: HTML or plain, see `markup`. */
  readonly text?: string;
  readonly createdAt?: string;
  /** Top-level fields to leave out. */
  readonly without?: readonly string[];
  readonly type?: string;
  readonly payload?: unknown;
}

/** A real or imitated network and the verbs to make things happen on it. */
export interface ConformanceNetwork {
  /** A fresh account each time, so that cases do not meet. */
  desk(): Promise<Desk>;
  citizen: {
    readonly handle: string;
    post(post: { text: string; inReplyTo?: string; visibility?: Visibility }): Promise<string>;
    /** One after the other; for a network that is slow to show what was posted. */
    postMany?(texts: readonly string[]): Promise<readonly string[]>;
    /** Only called when the network has edits (`capabilities.edit`). */
    edit(id: string, text: string): Promise<void>;
    remove(id: string): Promise<void>;
  };
  /** The next post is stored, or not, and its answer never comes. */
  loseNextSend(when: 'before' | 'after'): Promise<void>;
  /** The next pictures take so long to be made ready, on a network that makes them ready. */
  slowPictures?(ms: number): Promise<void>;
  dropStreams(): Promise<void>;
  /** Every way in which this network says that one must wait until `at`. */
  rateLimited(at: Date): readonly Response[];
  readonly markup: 'html' | 'plain';
  /** A raw envelope of a citizen's post as the connector stores it. */
  raw(change?: RawChange): unknown;
  /** Fields of the payload without which there is no message. */
  readonly neededFields: readonly string[];
  close(): Promise<void>;
}

export interface ConformanceHarness {
  readonly runner: ConformanceRunner;
  readonly plugin: ConnectorPlugin;
  boot(): Promise<ConformanceNetwork>;
}

export interface Suite extends ConformanceRunner {
  readonly plugin: ConnectorPlugin;
  readonly network: () => ConformanceNetwork;
}
