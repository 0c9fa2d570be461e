import type { QueryNode } from '@samenspraak/language/query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { LEAF_KINDS, type LeafKind, leafOf, NEAR_KINDS, readLeaf } from './block-leaf';
import { LeafValue } from './leaf-value';
import { problemText } from './problem-text';
import { useEscape } from '../../ui/use-escape';

interface Props {
  /** The block to change; a new one when it is not given. */
  node: QueryNode | undefined;
  /** Only what has a place in the text can stand near something. */
  near: boolean;
  title: string;
  onDone: (node: QueryNode) => void;
  onCancel: () => void;
}

const FIRST_VALUE: Partial<Record<LeafKind, string>> = { lang: 'nl', source: 'mastodon', is: 'question' };
/** One block: what kind of thing, and which. Enter puts it in, Escape leaves things as they were. */
export function BlockForm({ node, near, title, onDone, onCancel }: Props) {
  const { t } = useTranslation('builder');
  const [leaf, setLeaf] = useState(() => (node && leafOf(node)) ?? { kind: 'word' as LeafKind, value: '' });
  const [problem, setProblem] = useState<string>();
  useEscape(onCancel);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const read = readLeaf(leaf);
    if ('node' in read) onDone(read.node);
    else setProblem(leaf.value.trim() === '' ? t('form.empty') : problemText(read.problem));
  };
  return (
    <form className="block-form" onSubmit={submit} aria-label={title}>
      <p className="block-form-t">{title}</p>
      <label className="field">
        <span>{t('form.kind')}</span>
        <select
          value={leaf.kind}
          onChange={({ target }) => {
            const kind = target.value as LeafKind;
            setProblem(undefined);
            setLeaf({ kind, value: FIRST_VALUE[kind] ?? (NEAR_KINDS.includes(kind) ? leaf.value : '') });
          }}
          data-testid="block-kind"
        >
          {(near ? NEAR_KINDS : LEAF_KINDS).map((kind) => (
            <option key={kind} value={kind}>
              {t(`block.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <LeafValue
        leaf={leaf}
        invalid={problem !== undefined}
        onChange={(value) => {
          setProblem(undefined);
          setLeaf({ ...leaf, value });
        }}
      />
      <p className="row">
        <ActionButton type="submit" kind="primary" size="small" data-testid="block-put">
          {t(node ? 'form.put' : 'form.add')}
        </ActionButton>
        <ActionButton size="small" onClick={onCancel}>
          {t('app:cancel')}
        </ActionButton>
      </p>
      {problem ? (
        <p className="ck is-bad" role="alert" id="block-problem">
          <Icon name="let" />
          <span>{problem}</span>
        </p>
      ) : (
        <p className="meta-line" id="block-problem">
          {t(`help.${leaf.kind}`)}
        </p>
      )}
    </form>
  );
}

interface NearProps {
  near: Extract<QueryNode, { type: 'near' }>;
  onDone: (distance: number, ordered: boolean) => void;
  onCancel: () => void;
}

/** How far apart two blocks may stand, and whether their order counts. */
export function NearForm({ near, onDone, onCancel }: NearProps) {
  const { t } = useTranslation('builder');
  const [distance, setDistance] = useState(String(near.distance));
  const [ordered, setOrdered] = useState(near.ordered);
  useEscape(onCancel);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onDone(Number(distance), ordered);
  };
  return (
    <form className="block-form" onSubmit={submit} aria-label={t('form.change')}>
      <p className="block-form-t">{t('form.change')}</p>
      <label className="field">
        <span>{t('form.distance')}</span>
        <input
          type="number"
          min={1}
          max={50}
          required
          autoFocus
          value={distance}
          onChange={(event) => setDistance(event.target.value)}
        />
      </label>
      <label className="choice">
        <input type="checkbox" checked={ordered} onChange={(event) => setOrdered(event.target.checked)} />
        <span>{t('form.ordered')}</span>
      </label>
      <p className="row">
        <ActionButton type="submit" kind="primary" size="small">
          {t('form.put')}
        </ActionButton>
        <ActionButton size="small" onClick={onCancel}>
          {t('app:cancel')}
        </ActionButton>
      </p>
      <p className="meta-line">{t('help.near')}</p>
    </form>
  );
}
