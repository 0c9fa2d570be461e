import { ConnectorFailure } from '@samenspraak/connector-contract';
import { wireAccount, type WireAccount } from './wire.js';

/** A list as it was agreed on; its items may still be anything. */
export function listIn<T>(answer: readonly T[] | undefined | null, operation: string): readonly T[] {
  if (!Array.isArray(answer)) throw new ConnectorFailure({ kind: 'contract_violation' }, operation);
  return answer as readonly T[];
}

export function accountIn(answer: unknown, operation: string): WireAccount {
  const read = wireAccount.safeParse(answer);
  if (!read.success) throw new ConnectorFailure({ kind: 'contract_violation' }, operation);
  return read.data;
}

/** The id of an item, empty when it has none. */
export function idOf(item: unknown): string {
  const id = (item as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : '';
}
