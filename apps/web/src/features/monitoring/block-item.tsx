import type { QueryNode } from '@samenspraak/language/query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import { type BlockPath, childrenOf } from './block-edits';
import { writtenAs } from './block-leaf';
import { headWords, type PlaceName, valueWords } from './block-words';

interface Props {
  node: QueryNode;
  path: BlockPath;
  /** How many blocks stand at its side, itself included. */
  siblings: number;
  selected: BlockPath;
  placeName: PlaceName;
  persons: readonly string[];
  /** The word between this block and the one before it. */
  between?: string;
  onSelect: (path: BlockPath, open: boolean) => void;
}

/** One block with the blocks inside it; the words between them only help the eye. */
export function BlockItem({ node, path, siblings, selected, placeName, persons, between, onSelect }: Props) {
  const { t } = useTranslation('builder');
  const children = childrenOf(node);
  const here = selected.join() === path.join();
  const position = (path.at(-1) ?? 0) + 1;
  const written = children.length === 0 ? writtenAs(node) : '';
  const person = persons.some((one) => written !== '' && written.includes(one));
  const joined = node.type === 'and' || node.type === 'or' || node.type === 'near' ? t(`between.${node.type}`) : '';
  const choose = (open: boolean) => (event: React.MouseEvent) => {
    event.stopPropagation();
    onSelect(path, open);
  };
  return (
    <div
      role="none"
      className={`block is-${node.type}${children.length > 0 ? ' is-group' : ''}`}
      data-between={between}
      data-chosen={here || undefined}
      onClick={choose(false)}
      onDoubleClick={choose(children.length === 0 || node.type === 'near')}
    >
      <div
        role="treeitem"
        className="block-h"
        tabIndex={here ? 0 : -1}
        aria-selected={here}
        aria-level={path.length + 1}
        aria-posinset={position}
        aria-setsize={siblings}
        data-testid="block"
      >
        <span className="block-k">{headWords(node, t)}</span>{' '}
        {children.length === 0 ? (
          <b>{valueWords(node, t, placeName)}</b>
        ) : (
          <span className="sr">{t('blocks', { count: children.length })}</span>
        )}{' '}
        {person ? (
          <span className="pill is-warn">
            <Icon name="persoon" />
            {t('person')}
          </span>
        ) : null}
      </div>
      {children.length > 0 ? (
        <div role="none" className="block-in">
          {children.map((child, index) => (
            <BlockItem
              key={index}
              node={child}
              path={[...path, index]}
              siblings={children.length}
              selected={selected}
              placeName={placeName}
              persons={persons}
              between={index > 0 ? joined : undefined}
              onSelect={onSelect}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}
