import pg from 'pg';
import { openStack, type Stack } from '../setup/stack.js';
import { Desks } from './crash/desks.mjs';
import { until } from './crash/dice.mjs';
import { Network } from './crash/network.mjs';

export interface Item {
  readonly kind: string;
  readonly at: string;
  readonly text: string;
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly replyState: string | null;
}

export interface Shown {
  readonly id: string;
  readonly timeline: readonly Item[];
}

export const CONVERSATION = `query One($id: ID!) { conversation(id: $id) {
  id status why dueAt replyability { allowed reason } timeline { kind at text edited deleted replyState refusal } } }`;
export const SEND = 'mutation Send($input: SendReplyInput!) { sendReply(input: $input) { id state } }';

/** The stack that all suites share, as a citizen and a desk see it. */
export class Scene {
  private constructor(
    readonly stack: Stack,
    readonly db: pg.Client,
    readonly desks: Desks,
    readonly network: Network,
  ) {}

  static async open(): Promise<Scene> {
    const stack = openStack();
    const db = new pg.Client(stack.database.admin);
    db.on('error', () => undefined);
    await db.connect();
    return new Scene(stack, db, await Desks.open(stack, db), new Network(stack.urls.practice));
  }

  close(): Promise<void> {
    return this.db.end();
  }

  /** Where a message with this external id, or with this in its text, was delivered. */
  async copies(externalId: string): Promise<{ tenant_id: string; conversation_id: string; text: string }[]> {
    const { rows } = await this.db.query(
      'select m.tenant_id, m.conversation_id, m.text from app.message m where m.external_id = $1',
      [externalId],
    );
    return rows;
  }

  /** The conversation of a message, once it is at a desk. */
  async arrival(externalId: string, ms = 20_000): Promise<string> {
    const [copy] = (await until(async () => atLeastOne(await this.copies(externalId)), ms)) ?? [];
    if (!copy) throw new Error(`The message ${externalId} reached no desk.`);
    return copy.conversation_id;
  }

  async show(code: string, id: string): Promise<Shown & Record<string, any>> {
    return (await this.desks.get(code, CONVERSATION, { id })).conversation;
  }

  /** Looks at a conversation until it is as wanted, or the time is over; answers the last look. */
  async showWhen(
    code: string,
    id: string,
    wanted: (shown: Shown & Record<string, any>) => boolean,
    ms = 20_000,
  ): Promise<Shown & Record<string, any>> {
    await until(async () => wanted(await this.show(code, id)), ms, 150);
    return this.show(code, id);
  }

  /** Waits until no work is left. */
  async quiet(ms = 20_000): Promise<void> {
    await until(
      async () => {
        const { rows } = await this.db.query(
          `select count(*)::int as n from app.outbox o where o.topic like 'mention.%' and o.lease_until < 'infinity'`,
        );
        return rows[0].n === 0;
      },
      ms,
      150,
    );
  }
}

const atLeastOne = <T>(rows: readonly T[]): readonly T[] | undefined => (rows.length > 0 ? rows : undefined);
