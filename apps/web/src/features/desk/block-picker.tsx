import { useEffect, useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../app/ask';
import type { BlocksQuery } from '../../gql/graphql';
import { Placeholders } from '../../ui/placeholders';
import { BLOCKS } from './answering.queries';

export type Block = BlocksQuery['answers'][number];

export interface PickerHandle {
  /** Takes a key that was pressed in the text. @returns whether it was one for the list */
  press: (key: string) => boolean;
}

interface Props {
  ref: Ref<PickerHandle>;
  tenantId: string;
  conversationId: string;
  search: string;
  onChoose: (block: Block) => void;
  onClose: () => void;
  onActive: (optionId: string | undefined) => void;
}

const SEARCH_AFTER_MS = 120;
const ORDER = ['GREETING', 'BODY', 'CLOSING'] as const;
const optionId = (block: Block | undefined) => block && `block-${block.id}`;

/** Templates at the cursor, by block: what is typed behind the / narrows them, arrows choose, Enter puts one in. */
export function BlockPicker({ ref, tenantId, conversationId, search, onChoose, onClose, onActive }: Props) {
  const { t } = useTranslation('composer');
  const [found, setFound] = useState<readonly Block[]>();
  const [at, setAt] = useState(0);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        ask(tenantId, BLOCKS, { conversationId, search: search.trim() || null, first: 60 }).then(
          ({ answers }) => {
            if (!current) return;
            setFound(ORDER.flatMap((block) => answers.filter((answer) => answer.block === block)));
            setAt(0);
          },
          () => current && setFound([]),
        );
      },
      search === '' ? 0 : SEARCH_AFTER_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [search, tenantId, conversationId]);
  const blocks = found ?? [];
  const chosen = blocks[at];
  const active = optionId(chosen);
  useEffect(() => {
    onActive(active);
    document.getElementById(active ?? '')?.scrollIntoView({ block: 'nearest' });
    return () => onActive(undefined);
  }, [active, onActive]);
  useImperativeHandle(ref, () => ({
    press: (key) => {
      if (key === 'Escape') onClose();
      else if (key === 'ArrowDown') setAt(Math.min(blocks.length - 1, at + 1));
      else if (key === 'ArrowUp') setAt(Math.max(0, at - 1));
      else if ((key === 'Enter' || key === 'Tab') && chosen) onChoose(chosen);
      else return false;
      return true;
    },
  }));
  return (
    <div className="blocks" data-testid="block-picker">
      <div className="options" role="listbox" id="block-options" aria-label={t('blocks.title')} tabIndex={0}>
        {ORDER.map((kind) => {
          const ofKind = blocks.filter(({ block }) => block === kind);
          return ofKind.length === 0 ? null : (
            <div key={kind} role="group" aria-label={t(`blocks.${kind}`)} className="block-g">
              <b aria-hidden="true">{t(`blocks.${kind}`)}</b>
              {ofKind.map((block) => (
                <div
                  key={block.id}
                  id={optionId(block)}
                  role="option"
                  aria-selected={block === chosen}
                  data-testid="block"
                  onPointerDown={(event) => {
                    event.preventDefault();
                    onChoose(block);
                  }}
                >
                  <b>{block.title}</b>
                  <span className="opt-p">
                    <Placeholders text={block.preview} />
                  </span>
                </div>
              ))}
            </div>
          );
        })}
      </div>
      {found?.length === 0 ? <p className="blocks-0">{t('blocks.none')}</p> : null}
      <p className="blocks-k" aria-hidden="true">
        {t('blocks.keys')}
      </p>
    </div>
  );
}
