import './blocks.css';
import type { QueryNode, SpanNode } from '@samenspraak/language/query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceName } from './block-words';
import { BlockBar, type BlockAct } from './block-bar';
import {
  type BlockPath,
  childrenOf,
  type Edited,
  findBlock,
  join,
  type Joint,
  move,
  nearest,
  nodeAt,
  remove,
  replaceAt,
  swapGroup,
  turn,
  walk,
} from './block-edits';
import { BlockForm, NearForm } from './block-form';
import { BlockItem } from './block-item';
import { KeyHelp } from './key-help';
import { writeTree } from './query-text';
import type { QueryTextState } from './use-query-text';

interface Props {
  query: QueryTextState;
  placeName: PlaceName;
  /** Pieces of the query in which the person filter saw a person. */
  persons: readonly string[];
}

const JOINTS: Partial<Record<BlockAct, Joint>> = { and: 'and', or: 'or', near: 'near' };
const KEYS: Readonly<Record<string, BlockAct>> = {
  Enter: 'change',
  '+': 'and',
  Insert: 'and',
  e: 'and',
  o: 'or',
  d: 'near',
  n: 'not',
  w: 'swap',
  Delete: 'remove',
  Backspace: 'remove',
};

type Asking = { joint: Joint } | 'change';

/** The query drawn as it is read: blocks in blocks, all of it by keyboard. */
export function BlockTree({ query, placeName, persons }: Props) {
  const { t } = useTranslation('builder');
  const { tree } = query;
  const [at, setAt] = useState<BlockPath>([]);
  const [asking, setAsking] = useState<Asking>();
  const [focusTurn, setFocusTurn] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const path = nearest(tree, at);
  const node = nodeAt(tree, path);
  const inNear = path.some((_, depth) => nodeAt(tree, path.slice(0, depth))?.type === 'near');

  useEffect(() => {
    if (focusTurn > 0) list.current?.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]')?.focus();
  }, [focusTurn]);
  const back = () => setFocusTurn((turns) => turns + 1);

  const edit = ({ tree: next, path: wanted }: Edited) => {
    const written = writeTree(next);
    const block = nodeAt(next, wanted);
    const there = JSON.stringify(nodeAt(written.tree, wanted)) === JSON.stringify(block);
    query.write(written);
    setAt(there ? wanted : (findBlock(written.tree, block) ?? nearest(written.tree, wanted)));
    setAsking(undefined);
    back();
  };
  const act = (what: BlockAct) => {
    const joint = JOINTS[what];
    if (what === 'undo') {
      query.undo?.();
      return back();
    }
    if (joint || !tree || !node) return setAsking({ joint: joint ?? 'and' });
    if (what === 'change' && (node.type === 'and' || node.type === 'or')) return edit(swapGroup(tree, path));
    if (what === 'change' && node.type === 'not') return edit(turn(tree, path));
    if (what === 'change') return setAsking('change');
    if (what === 'not') return edit(turn(tree, path));
    if (what === 'swap') return edit(swapGroup(tree, path));
    if (what === 'remove') return edit(remove(tree, path));
    return edit(move(tree, path, what === 'up' ? -1 : 1));
  };
  const add = (joint: Joint) => (added: QueryNode) => edit(join(tree, path, joint, added));

  const press = (event: React.KeyboardEvent) => {
    const undoing = event.key === 'z' && (event.ctrlKey || event.metaKey);
    if (undoing) {
      event.preventDefault();
      return act('undo');
    }
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      return act(event.key === 'ArrowUp' ? 'up' : 'down');
    }
    if (event.altKey) return;
    const all = walk(tree);
    const place = all.findIndex((one) => one.join() === path.join());
    const goes: Record<string, BlockPath | undefined> = {
      ArrowDown: all[place + 1],
      ArrowUp: all[place - 1],
      ArrowLeft: path.length > 0 ? path.slice(0, -1) : undefined,
      ArrowRight: node && childrenOf(node).length > 0 ? [...path, 0] : undefined,
      Home: all[0],
      End: all.at(-1),
    };
    if (event.key in goes) {
      event.preventDefault();
      if (goes[event.key]) {
        setAt(goes[event.key]!);
        back();
      }
      return;
    }
    const what = KEYS[event.key];
    if (!what) return;
    event.preventDefault();
    act(what);
  };

  const close = () => {
    setAsking(undefined);
    back();
  };
  const ask = asking === 'change' || !asking ? undefined : asking.joint;
  return (
    <div className="blocks" data-testid="blocks">
      <BlockBar node={node} path={path} tree={tree} onAct={act} undo={query.undo !== undefined} placeName={placeName} />
      {asking === 'change' && node?.type === 'near' ? (
        <NearForm
          near={node}
          onDone={(distance, ordered) =>
            edit({ tree: replaceAt(tree!, path, { ...node, distance, ordered } as SpanNode), path })
          }
          onCancel={close}
        />
      ) : asking ? (
        <BlockForm
          key={ask ?? 'change'}
          node={asking === 'change' ? node : undefined}
          near={ask === 'near' || (asking === 'change' && inNear)}
          title={asking === 'change' ? t('form.change') : t(tree ? `form.${asking.joint}` : 'form.first')}
          onDone={
            asking === 'change' ? (next) => edit({ tree: replaceAt(tree!, path, next), path }) : add(asking.joint)
          }
          onCancel={close}
        />
      ) : null}
      {tree ? (
        <div
          ref={list}
          role="tree"
          tabIndex={-1}
          className="block-tree"
          aria-label={t('tree')}
          aria-describedby="block-keys"
          onKeyDown={press}
        >
          <BlockItem
            node={tree}
            path={[]}
            siblings={1}
            selected={path}
            placeName={placeName}
            persons={persons}
            onSelect={(chosen, open) => {
              setAt(chosen);
              if (open) setAsking('change');
              else back();
            }}
          />
        </div>
      ) : (
        <p className="block-none">{t('noBlocks')}</p>
      )}
      <KeyHelp />
    </div>
  );
}
