import type { QueryMessage, QueryNode } from '@samenspraak/language/query';
import { tokenise } from '@samenspraak/language/text';
import { useEffect, useMemo, useState } from 'react';
import { asksPlace } from './use-place-names';
import type { TestCase } from './query-draft';

type PlacesOf = (text: string) => ReadonlySet<string>;

/** The texts of a test set as a query reads them; undefined while the list of places is on its way. */
export function useMessages(
  tree: QueryNode | undefined,
  cases: readonly TestCase[],
): readonly QueryMessage[] | undefined {
  const [placesOf, setPlacesOf] = useState<{ read: PlacesOf }>();
  const asked = tree !== undefined && cases.length > 0 && asksPlace(tree);
  useEffect(() => {
    if (asked) void import('./places-of').then(({ placesOf: read }) => setPlacesOf({ read }));
  }, [asked]);
  return useMemo(() => {
    if (asked && !placesOf) return undefined;
    return cases.map(({ text }) => ({ text: tokenise(text), places: placesOf?.read(text) }));
  }, [asked, placesOf, cases]);
}
