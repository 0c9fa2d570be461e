import { registerEnumType } from '@nestjs/graphql';
import { dueMoments, sorts } from './list-wish.js';

export const SortEnum = Object.fromEntries(sorts.map((one) => [one, one]));
export const DueMomentEnum = Object.fromEntries(dueMoments.map((one) => [one, one]));

registerEnumType(SortEnum, { name: 'ConversationSort', description: 'Where nothing is due, DUE is NEWEST.' });
registerEnumType(DueMomentEnum, { name: 'DueMoment', description: 'TODAY has in it what is late.' });
