import i18next from 'i18next';
import type { MonitoringQueryQuery } from '../../gql/graphql';
import { go } from '../../app/router';
import { dayKey } from '../../ui/format';
import { keepDraft, type QueryDraft } from './query-draft';

export const NEW = 'nieuw';
/** Half a year: long enough to be of use, short enough to look again. */
const USUAL_DAYS = 182;
export const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** A place of its own for each new query, so that no unsaved work is written over. */
export const newPlace = (): string => `/zoekopdrachten/${NEW}-${Date.now().toString(36)}`;

export const dayAhead = (days: number): string => dayKey(new Date(Date.now() + days * DAY_MS));

export function emptyDraft(): QueryDraft {
  return {
    id: null,
    version: null,
    name: '',
    text: '',
    purpose: '',
    domain: 'SERVICE',
    legalBasis: i18next.t('builder:basis.usual'),
    ownerId: null,
    endsOn: dayAhead(USUAL_DAYS),
    active: true,
    shared: false,
    testCases: [],
  };
}

export const draftOf = (query: MonitoringQueryQuery['monitoringQuery']): QueryDraft => ({
  id: query.id,
  version: query.version,
  name: query.name,
  text: query.text,
  purpose: query.purpose,
  domain: query.domain,
  legalBasis: query.legalBasis,
  ownerId: query.ownerId,
  endsOn: query.endsOn.slice(0, 10),
  active: query.active,
  shared: query.shared,
  testCases: query.testCases.map(({ text, mustMatch }) => ({ text, mustMatch })),
});

/** Opens the builder with something to begin from. */
export function startFrom(tenantId: string, some: Partial<QueryDraft>): void {
  const place = newPlace();
  keepDraft(tenantId, place.slice('/zoekopdrachten/'.length), { ...emptyDraft(), ...some });
  go(place);
}
