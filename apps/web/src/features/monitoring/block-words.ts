import type { QueryNode } from '@samenspraak/language/query';
import type { TFunction } from 'i18next';
import { childrenOf } from './block-edits';
import { leafOf } from './block-leaf';

type Words = TFunction<'builder'>;
/** The name of a place by its code, as far as it is known. */
export type PlaceName = (code: string) => string | undefined;

/** The value of a block as people say it. */
export function valueWords(node: QueryNode, t: Words, placeName: PlaceName): string {
  const leaf = leafOf(node);
  if (!leaf) return '';
  if (leaf.kind === 'place') return placeName(leaf.value) ?? leaf.value;
  if (leaf.kind === 'is') return t(`is.${leaf.value}`);
  if (leaf.kind === 'lang') return t(`lang.${leaf.value}`, { defaultValue: leaf.value });
  if (leaf.kind === 'phrase' || leaf.kind === 'raw') return `“${leaf.value}”`;
  if (leaf.kind === 'hashtag') return `#${leaf.value}`;
  if (leaf.kind === 'mention') return `@${leaf.value}`;
  return leaf.value;
}

/** What stands above a block: its kind, or how its blocks belong together. */
export function headWords(node: QueryNode, t: Words): string {
  if (node.type === 'near') return t(node.ordered ? 'block.nearOrdered' : 'block.near', { count: node.distance });
  return t(`block.${node.type}`);
}

/** A block in one line, for who hears it. */
export function blockWords(node: QueryNode, t: Words, placeName: PlaceName): string {
  const count = childrenOf(node).length;
  if (count === 0) return `${headWords(node, t)} ${valueWords(node, t, placeName)}`;
  return `${headWords(node, t)}, ${t('builder:blocks', { count })}`;
}
