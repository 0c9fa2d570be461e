import { namedId } from '../content/named-id.js';
import type { Citizen } from '../content/citizens.js';
import type { PlannedConversation, PlannedMessage } from '../history/planned.js';
import { person } from '../history/past.js';
import { accountId, tenantId } from './ids.js';
import { postIdAt, type PracticeAccount } from './practice-network.js';
import { NETWORK } from './channels.js';

/** A row of `app.message`. */
export interface SeedMessage {
  readonly tenant_id: string;
  readonly id: string;
  readonly conversation_id: string;
  readonly network: string;
  readonly source_id: string;
  readonly external_id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly author_external_id: string;
  readonly author_handle: string;
  readonly author_name: string;
  readonly author_url: string | null;
  readonly text: string;
  readonly at: Date;
  readonly received_at: Date;
  readonly permalink: string | null;
  readonly visibility: 'public';
  readonly parent_source_id: string | null;
  readonly root_source_id: string;
  readonly revision: number;
  readonly mentions: readonly string[];
  readonly hashtags: readonly string[];
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly reply_id: string | null;
}

/** A planned conversation with the rows of its messages. */
export interface Thread {
  readonly id: string;
  readonly planned: PlannedConversation;
  readonly author: { readonly externalId: string; readonly url: string | null };
  readonly messages: readonly (SeedMessage & { readonly plannedMessage: PlannedMessage })[];
}

export interface ThreadSources {
  readonly baseUrl: string;
  /** Citizens that have an account on the network, by handle. */
  readonly citizens: ReadonlyMap<string, PracticeAccount>;
}

export const sourceId = (externalId: string): string => `${NETWORK}:${externalId}`;
export const replyIdOf = (externalId: string): string => namedId(`reply ${externalId}`);

/** Gives the messages of a conversation the ids that the network gives them. */
export function threadOf(planned: PlannedConversation, sources: ThreadSources): Thread {
  const { council, citizen, onNetwork } = planned;
  const author = authorOf(citizen, sources);
  const id = namedId(`conversation ${planned.key}`);
  const ids = planned.messages.map(({ at }) => postIdAt(at));
  const messages = planned.messages.map((message, nth) => {
    const externalId = ids[nth]!;
    const agent = message.answer && person(message.answer.agent);
    const username = agent ? council.account : citizen.handle;
    return {
      tenant_id: tenantId(council.code),
      id: namedId(`message ${council.code} ${externalId}`),
      conversation_id: id,
      network: NETWORK,
      source_id: sourceId(externalId),
      external_id: externalId,
      direction: agent ? ('outbound' as const) : ('inbound' as const),
      author_external_id: agent ? accountId(council.code) : author.externalId,
      author_handle: username,
      author_name: agent ? agent.name : citizen.name,
      author_url: agent ? `${sources.baseUrl}/@${username}` : author.url,
      text: message.text,
      at: message.at,
      received_at: message.at,
      permalink: onNetwork ? `${sources.baseUrl}/@${username}/${externalId}` : null,
      visibility: 'public' as const,
      parent_source_id: nth === 0 ? null : sourceId(ids[nth - 1]!),
      root_source_id: sourceId(ids[0]!),
      revision: message.at.getTime(),
      mentions: message.text.startsWith(`@${council.account} `) ? [council.account] : [],
      hashtags: [],
      edited: false,
      deleted: false,
      reply_id: agent ? replyIdOf(externalId) : null,
      plannedMessage: message,
    };
  });
  return { id, planned, author, messages };
}

function authorOf({ handle }: Citizen, { baseUrl, citizens }: ThreadSources) {
  const account = citizens.get(handle);
  return account
    ? { externalId: account.id, url: `${baseUrl}/@${handle}` }
    : { externalId: `demo-${handle}`, url: null };
}

/** The row as the table has it. */
export function messageRow({ plannedMessage: _, ...row }: Thread['messages'][number]): SeedMessage {
  return row;
}
