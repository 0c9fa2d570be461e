import type { QueryNode } from '@samenspraak/language/query';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { type BlockPath, childrenOf, move, nodeAt } from './block-edits';
import { blockWords, type PlaceName } from './block-words';

export type BlockAct = 'change' | 'and' | 'or' | 'near' | 'not' | 'swap' | 'up' | 'down' | 'remove' | 'undo';

interface Props {
  node: QueryNode | undefined;
  path: BlockPath;
  tree: QueryNode | undefined;
  undo: boolean;
  placeName: PlaceName;
  onAct: (act: BlockAct) => void;
}

/** What one can do with the chosen block; each of these has a key in the tree as well. */
export function BlockBar({ node, path, tree, undo, placeName, onAct }: Props) {
  const { t } = useTranslation('builder');
  const button = (act: BlockAct, label: string, key: string, more: { disabled?: boolean; pressed?: boolean } = {}) => (
    <ActionButton
      size="small"
      onClick={() => onAct(act)}
      disabled={more.disabled}
      aria-pressed={more.pressed}
      title={`${label} (${key})`}
      data-testid={`block-${act}`}
    >
      {label}
    </ActionButton>
  );
  const moves = (by: -1 | 1) => tree !== undefined && move(tree, path, by).tree !== tree;
  const group = node?.type === 'and' || node?.type === 'or';
  const above = nodeAt(tree, path.slice(0, -1));
  const negated = node?.type === 'not' || (path.length > 0 && above?.type === 'not');
  return (
    <div className="block-bar">
      <p className="meta-line" aria-live="polite">
        {node ? t('chosen', { block: blockWords(node, t, placeName) }) : t('chooseFirst')}
      </p>
      <div className="row" role="group" aria-label={t('acts')}>
        {node ? (
          <>
            {group
              ? button('swap', t(node.type === 'and' ? 'act.toOr' : 'act.toAnd'), 'w')
              : node.type === 'not'
                ? null
                : button('change', t('act.change'), 'Enter')}
            {button('and', t('act.and'), 'e')}
            {button('or', t('act.or'), 'o')}
            {button('near', t('act.near'), 'd', { disabled: !spans(node) })}
            {button('not', t('act.not'), 'n', { pressed: negated })}
            <ActionButton
              size="small"
              iconOnly
              disabled={!moves(-1)}
              onClick={() => onAct('up')}
              title={`${t('act.up')} (Alt ↑)`}
            >
              <Icon name="chev" />
              <span className="sr">{t('act.up')}</span>
            </ActionButton>
            <ActionButton
              size="small"
              iconOnly
              disabled={!moves(1)}
              onClick={() => onAct('down')}
              title={`${t('act.down')} (Alt ↓)`}
              className="is-down"
            >
              <Icon name="chev" />
              <span className="sr">{t('act.down')}</span>
            </ActionButton>
            {button('remove', t('act.remove'), 'Delete')}
          </>
        ) : (
          <ActionButton size="small" onClick={() => onAct('and')} data-testid="block-first">
            <Icon name="plus" />
            <span>{t('act.first')}</span>
          </ActionButton>
        )}
        {undo ? button('undo', t('act.undo'), 'Ctrl Z') : null}
      </div>
    </div>
  );
}

const SPANS: readonly QueryNode['type'][] = ['word', 'pattern', 'phrase', 'raw', 'hashtag', 'mention', 'near'];

/** Whether a block has a place in the text, with all that is in it. */
function spans(node: QueryNode): boolean {
  if (node.type === 'or' || node.type === 'and') return childrenOf(node).every(spans);
  return SPANS.includes(node.type);
}
