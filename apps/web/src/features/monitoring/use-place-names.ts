import type { QueryNode } from '@samenspraak/language/query';
import { useEffect, useState } from 'react';
import { childrenOf } from './block-edits';
import type { PlaceName } from './block-words';
import { loadPlaces } from './place-names';

export const asksPlace = (node: QueryNode): boolean => node.type === 'place' || childrenOf(node).some(asksPlace);

/** The names of the places in a query; the list is only fetched for a query that names one. */
export function usePlaceNames(tree: QueryNode | undefined): PlaceName {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = tree !== undefined && asksPlace(tree);
  useEffect(() => {
    if (asked) void loadPlaces().then((all) => setNames(new Map(all.map((one) => [one.code, one.label]))));
  }, [asked]);
  return (code) => names.get(code);
}
