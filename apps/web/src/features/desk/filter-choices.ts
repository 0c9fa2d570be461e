import { useCallback, useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import { ask, type AskFailed } from '../../app/ask';
import type { Membership } from '../../app/session';
import type { SavedViewsQuery } from '../../gql/graphql';
import { networkName } from '../../ui/network';
import type { ListKey } from './desk-wish';
import { FILTER_CHOICES, SAVED_VIEWS } from './lists.queries';

/** One thing to filter by; what bears one name in several councils is one choice. */
export interface Choice {
  readonly label: string;
  readonly values: readonly string[];
}

export type ViewOf = SavedViewsQuery['savedViews'][number] & { readonly tenantId: string };

export interface Choices {
  readonly topics: readonly Choice[];
  readonly departments: readonly Choice[];
  readonly tags: readonly Choice[];
  readonly colleagues: readonly Choice[];
  readonly views: readonly ViewOf[];
  readonly loaded: boolean;
  readonly failed: AskFailed | undefined;
  readonly again: () => void;
}

const NONE = { topics: [], departments: [], tags: [], colleagues: [], views: [] };

/** What the councils of the desk can be filtered by, and the views; read once it is wanted. */
export function useFilterChoices(memberships: readonly Membership[], wanted: boolean): Choices {
  const [read, setRead] = useState<Omit<Choices, 'again' | 'loaded' | 'failed'>>();
  const [failed, setFailed] = useState<AskFailed>();
  const key = memberships.map(({ tenant }) => tenant.id).join();
  const again = useCallback(() => {
    const ids = key.split(',').filter(Boolean);
    setFailed(undefined);
    Promise.all(
      ids.map(async (tenantId) => ({
        tenantId,
        choices: (await ask(tenantId, FILTER_CHOICES, {})).filterChoices,
        views: (await ask(tenantId, SAVED_VIEWS, {})).savedViews,
      })),
    ).then(
      (all) =>
        setRead({
          topics: merged(all.flatMap(({ choices }) => choices.topics.map((name) => [name, name] as const))),
          departments: merged(all.flatMap(({ choices }) => choices.departments.map((name) => [name, name] as const))),
          tags: merged(all.flatMap(({ choices }) => choices.tags.map(({ id, name }) => [name, id] as const))),
          colleagues: merged(
            all.flatMap(({ choices }) => choices.colleagues.map(({ id, displayName }) => [displayName, id] as const)),
          ),
          views: all.flatMap(({ tenantId, views }) => views.map((view) => ({ ...view, tenantId }))),
        }),
      (failure: AskFailed) => setFailed(failure),
    );
  }, [key]);
  useEffect(() => {
    if (wanted) again();
  }, [again, wanted]);
  return { ...NONE, ...read, loaded: read !== undefined, failed, again };
}

function merged(pairs: readonly (readonly [string, string])[]): Choice[] {
  const byLabel = new Map<string, Set<string>>();
  for (const [label, value] of pairs) byLabel.set(label, (byLabel.get(label) ?? new Set()).add(value));
  return [...byLabel]
    .map(([label, values]) => ({ label, values: [...values] }))
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}

/** How a value is called. */
export function labelOf(key: ListKey, value: string, choices: Choices, t: TFunction<'lists'>): string {
  switch (key) {
    case 'networks':
      return networkName(value);
    case 'topics':
    case 'departments':
      return value;
    case 'urgencies':
      return t(`urgency.${value}` as 'urgency.HIGH');
    case 'sentiments':
      return t(`sentiment.${value}` as 'sentiment.NEUTRAL');
    case 'involvements':
      return t(`involvement.${value}` as 'involvement.LEAD');
    case 'assignees':
    case 'tags': {
      if (value === 'ME' || value === 'NOBODY') return t(`assignee.${value}`);
      const list = key === 'tags' ? choices.tags : choices.colleagues;
      return list.find(({ values }) => values.includes(value))?.label ?? t(`kind.${key}`);
    }
  }
}
