import type { Grants } from './catalogue.js';
import type { Command, Policy } from './policy-plan.js';
import { scopes, type Inside, type Scope } from './scopes.js';

/** Somebody who knocks at a table: the login role, and the context that this transaction has. */
export interface Knocker {
  readonly login: 'app' | 'worker' | 'relay' | 'jobs';
  readonly context: Inside | 'missing' | 'forged';
}

/** What must come of it: a refusal, or exactly the rows of a condition. */
export type Expectation = { readonly refusal: string } | { readonly rows: string };

export class Plan {
  /** @param grants those that were reviewed, or 'open': as if every role had been granted everything. */
  constructor(
    private readonly policies: readonly Policy[],
    private readonly grants: Grants | 'open',
  ) {}

  /** The columns on which the role may use the command; `*` for all, undefined for none. */
  granted(table: string, login: Knocker['login'], command: Command): '*' | readonly string[] | undefined {
    return this.grants === 'open' ? '*' : this.grants[table]?.[login]?.[command.toUpperCase()];
  }

  /** What a command over the whole table must come to. `reads` are the commands whose policies all apply to it. */
  expect(table: string, { login, context }: Knocker, commands: readonly Command[]): Expectation {
    if (login === 'jobs' || commands.some((command) => !this.granted(table, login, command)))
      return { refusal: '42501' };
    const needed = commands.map((command) => this.open(table, login, command));
    const guarded = needed.some((open) => open.length > 0 && !open.includes('all'));
    // The relay may not even ask who is inside.
    if (guarded && login === 'relay') return { refusal: '42501' };
    if (needed.some((open) => open.length === 0)) return { rows: 'false' };
    if (guarded && typeof context === 'string') return { refusal: `context_${context}` };
    const rows = needed.map((open) => `(${open.map((scope) => scopes[scope].rows(context as Inside)).join(' or ')})`);
    const taken = commands.flatMap((command) => this.taken(table, login, command));
    return { rows: [...rows, ...taken.map((scope) => scopes[scope].rows(context as Inside))].join(' and ') };
  }

  /** The condition that a new row must meet, as for `expect`. */
  expectNew(table: string, knocker: Knocker, command: 'insert' | 'update'): Expectation {
    const { login, context } = knocker;
    if (login === 'jobs' || !this.granted(table, login, command)) return { refusal: '42501' };
    const open = this.open(table, login, command, 'check');
    if (open.length === 0) return { refusal: '42501' };
    if (open.includes('all')) return { rows: 'true' };
    if (login === 'relay') return { refusal: '42501' };
    if (typeof context === 'string') return { refusal: `context_${context}` };
    const rows = open.map((scope) => `(${scopes[scope].rows(context)})`).join(' or ');
    const taken = this.taken(table, login, command).map((scope) => scopes[scope].rows(context));
    return { rows: [`(${rows})`, ...taken].join(' and ') };
  }

  private open(table: string, login: string, command: Command, side: 'using' | 'check' = 'using'): Scope[] {
    return this.about(table, login, command)
      .filter((policy) => !policy.restrictive)
      .flatMap((policy) => policy[side] ?? []);
  }

  /** What restrictive policies leave; without WITH CHECK their USING counts for new rows too. */
  private taken(table: string, login: string, command: Command): Scope[] {
    return this.about(table, login, command)
      .filter((policy) => policy.restrictive)
      .flatMap((policy) => policy.using ?? []);
  }

  private about(table: string, login: string, command: Command): Policy[] {
    return this.policies.filter(
      (policy) =>
        policy.table === table && [login, 'public'].includes(policy.role) && ['all', command].includes(policy.command),
    );
  }
}
