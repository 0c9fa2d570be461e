import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { DomainError } from '../kernel/index.js';

/** The statements of one transaction: the database does them in the order in which they were sent. */
export interface Line {
  /** Sends a statement behind those that are under way, without waiting for their answers. */
  send<T>(statement: () => Promise<T>): Promise<T>;
  /** Lets what was sent come to its end and refuses all that would follow. */
  end(): Promise<void>;
}

// Resolvers of one operation run side by side, and those beside a failed one go on after the answer: none of their statements
// may reach a connection that is on its way to the next tenant. What TypeORM asks is sent some moments later than it was
// asked, so nothing goes before it has its answer, and it waits for all that was sent before.
export function lineOf(runner: QueryRunner): Line {
  const query = runner.query.bind(runner);
  const under = new Set<Promise<unknown>>();
  let entities: Promise<unknown> | undefined;
  let ended = false;
  const follow = <T>(answer: Promise<T>): Promise<T> => {
    const end: Promise<unknown> = answer.then(
      () => under.delete(end),
      () => under.delete(end),
    );
    under.add(end);
    return answer;
  };
  const refuseLate = () => {
    if (ended) throw new DomainError('OPERATION_FINISHED', 'internal');
  };
  const send = async <T>(statement: () => Promise<T>): Promise<T> => {
    while (entities) await entities;
    refuseLate();
    return follow(statement());
  };
  runner.query = (async (...args: Parameters<typeof query>) => {
    while (entities) await entities;
    const before = [...under];
    let done = () => undefined as void;
    const turn = new Promise<void>((resolve) => (done = resolve));
    entities = turn;
    try {
      await Promise.all(before);
      refuseLate();
      return await follow(query(...args));
    } finally {
      entities = undefined;
      done();
    }
  }) as typeof runner.query;
  return {
    send,
    end: async () => {
      ended = true;
      while (under.size > 0) await Promise.all(under);
    },
  };
}

const names = new Map<string, string>();

/** The name under which a connection keeps the plan of a statement. */
export function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = `s${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}
