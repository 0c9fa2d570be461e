import i18next from 'i18next';
import type { QueryProblem } from './query-text';

/** What is wrong and what to do, as the api would say it; people count characters from one. */
export const problemText = ({ code, at, params }: Pick<QueryProblem, 'code' | 'at' | 'params'>): string =>
  i18next.t(i18next.exists(code, { ns: 'errors' }) ? code : 'UNKNOWN', { ns: 'errors', ...params, code, at: at + 1 });
