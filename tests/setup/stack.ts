import { readFileSync } from 'node:fs';

type Addresses = Readonly<Record<'admin' | 'migrator' | 'app' | 'worker' | 'relay' | 'jobs', string>>;

/** The running stack of this run. */
export interface Stack {
  readonly urls: {
    readonly web: string;
    readonly identity: string;
    readonly issuer: string;
    readonly practice: string;
    readonly mailbox: string;
  };
  readonly database: Addresses;
  /** A second database with the same catalogue and no tenants: walls may be pulled down there. */
  readonly walls: Addresses;
  readonly secrets: {
    readonly appAssertionKey: string;
    readonly workerAssertionKey: string;
    readonly fieldKey: string;
  };
  readonly people: readonly { username: string; name: string; initials: string; tenants: string[]; roles: string[] }[];
  readonly tokenClient: { readonly id: string; readonly secret: string };
  readonly logs: Readonly<Record<'api' | 'worker' | 'migrator' | 'identity' | 'practice' | 'mailbox', string>>;
  /** What the programs sent to the collector of this run, as it came. */
  readonly spans: string;
  /** Where the worker hears from mail servers. */
  readonly bouncePort: number;
  readonly folder: string;
}

/** Reads what the set-up of this run wrote down. */
export function openStack(): Stack {
  const file = process.env.TEST_STACK_FILE;
  if (!file) throw new Error('The suites run through jest, which starts the stack.');
  return JSON.parse(readFileSync(file, 'utf8')) as Stack;
}
