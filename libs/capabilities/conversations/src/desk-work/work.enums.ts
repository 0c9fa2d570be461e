import { registerEnumType } from '@nestjs/graphql';
import { bulkActions } from './bulk.service.js';
import { eventKinds } from './conversation-event.js';

function enumOf<T extends string>(name: string, values: readonly T[]): Record<T, T> {
  const found = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(found, { name });
  return found;
}

export const EventKindEnum = enumOf('EventKind', eventKinds);
export const BulkActionEnum = enumOf('BulkAction', bulkActions);
