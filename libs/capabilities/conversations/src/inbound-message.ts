export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct';

/** Why a tenant has a conversation: a code of `why-sentence.ts` and what its sentence needs. */
export interface Why {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** One event of a network as it concerns one tenant; monitoring delivers it inside the tenant's transaction. */
export interface InboundMessage {
  readonly network: string;
  /** Unique for all, by `sourceIdOf`. */
  readonly sourceId: string;
  readonly externalId: string;
  /** The channel account of this tenant that was addressed or that can answer; null when there is none. */
  readonly accountId: string | null;
  readonly kind: 'created' | 'edited' | 'deleted';
  /** Larger is later; the latest wins, in whichever order they arrive. */
  readonly revision: number | string;
  readonly author: {
    readonly externalId: string;
    readonly handle: string;
    readonly displayName: string;
    readonly url: string | null;
  };
  readonly text: string;
  readonly occurredAt: Date;
  readonly permalink: string | null;
  readonly visibility: Visibility;
  readonly parentSourceId: string | null;
  readonly rootSourceId: string | null;
  /** `outbound`: the tenant's own account wrote it. */
  readonly direction: 'inbound' | 'outbound';
  readonly involvement: 'lead' | 'watch';
  readonly why: Why;
  readonly mentions: readonly string[];
  readonly hashtags: readonly string[];
  /** The key we sent it with, when the network tells. */
  readonly clientKey?: string;
}

export interface Received {
  /** Null when the event was parked or concerns nothing that this tenant has. */
  readonly conversationId: string | null;
  /** A conversation was opened by it. */
  readonly created: boolean;
}

/** The globally unique name of a message of a network. */
export function sourceIdOf(network: string, externalId: string): string {
  return `${network}:${externalId}`;
}
