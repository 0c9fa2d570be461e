import type { Hint } from '@samenspraak/language/checks';
import { moveHints } from '@samenspraak/language/checks/move-hints';
import {
  memo,
  useCallback,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { BlockPicker, type Block, type PickerHandle } from './block-picker';
import type { DraftBox } from './draft-box';
import { markUp } from './hints';
import { slashAt, type Slash } from './slash';

interface Props {
  box: RefObject<HTMLTextAreaElement | null>;
  reply: boolean;
  draft: DraftBox;
  filled: readonly string[];
  hints: readonly Hint[];
  /** The text that the hints are about; it may be a moment older than the draft. */
  about: string;
  tenantId: string;
  conversationId: string;
  onText: (text: string) => void;
  /** A template was chosen for the place from a / to the cursor. */
  onBlock: (block: Block, from: number, to: number) => void;
  onFiles: (files: readonly File[]) => void;
  /** A key that the list of templates did not want. */
  onKey: (event: KeyboardEvent) => void;
}

/** The text in the making, with what deserves a look marked behind it, and templates behind a /. */
export function AnswerBox(props: Props) {
  const { box, reply, draft, filled, hints, about, tenantId, conversationId, onText, onBlock, onFiles, onKey } = props;
  const { t } = useTranslation('desk');
  const text = useSyncExternalStore(draft.listen, () => (reply ? draft.current.text : draft.current.note));
  const [slash, setSlash] = useState<Slash>();
  const [active, setActive] = useState<string>();
  const picker = useRef<PickerHandle>(null);
  // A key shows its letter first; the marks behind a long text may come a frame later.
  const marked = useDeferredValue(text);
  const markedHints = useMemo(() => moveHints(hints, about, marked), [hints, about, marked]);
  const lookForSlash = (value: string, cursor: number) => setSlash(reply ? slashAt(value, cursor) : undefined);
  const close = useCallback(() => setSlash(undefined), []);
  const keyed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash && plain && picker.current?.press(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    } else onKey(event);
  };
  /** What was pasted or dropped, unless it is text: that the field takes itself. */
  const take = (event: ClipboardEvent | DragEvent, { files }: DataTransfer) => {
    if (!reply || files.length === 0) return;
    event.preventDefault();
    onFiles([...files]);
  };
  const choose = (block: Block) => {
    if (!slash) return;
    setSlash(undefined);
    onBlock(block, slash.at, slash.at + 1 + slash.search.length);
  };
  return (
    <>
      <div className="box">
        <Marks text={marked} filled={filled} hints={markedHints} reply={reply} />
        <textarea
          ref={box}
          value={text}
          rows={1}
          // Our own check knows the council's words; two wavy lines under one word would be one too many.
          spellCheck={!reply}
          lang="nl"
          aria-label={t(reply ? 'composer.text' : 'composer.noteText')}
          aria-describedby={reply ? 'composer-checks' : undefined}
          aria-autocomplete={reply ? 'list' : undefined}
          aria-controls={slash ? 'block-options' : undefined}
          aria-activedescendant={slash ? active : undefined}
          placeholder={t(reply ? 'composer.placeholder' : 'composer.notePlaceholder')}
          onChange={(event) => {
            onText(event.target.value);
            lookForSlash(event.target.value, event.target.selectionStart);
          }}
          onSelect={(event) => {
            const { value, selectionStart, selectionEnd } = event.currentTarget;
            if (slash && selectionStart === selectionEnd) lookForSlash(value, selectionStart);
          }}
          onBlur={close}
          onPaste={(event) => take(event, event.clipboardData)}
          onDrop={(event) => take(event, event.dataTransfer)}
          onKeyDown={keyed}
        />
      </div>
      {slash ? (
        <BlockPicker
          ref={picker}
          tenantId={tenantId}
          conversationId={conversationId}
          search={slash.search}
          onChoose={choose}
          onClose={close}
          onActive={setActive}
        />
      ) : null}
    </>
  );
}

interface MarksProps {
  text: string;
  filled: readonly string[];
  hints: readonly Hint[];
  reply: boolean;
}

const Marks = memo(function Marks({ text, filled, hints, reply }: MarksProps) {
  return (
    <div className="box-m" aria-hidden="true">
      {(reply ? markUp(text, filled, hints) : [{ text }]).map((piece, index) =>
        'mark' in piece && piece.mark ? (
          <mark key={index} className={`m-${piece.mark}`}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
      {'\n'}
    </div>
  );
});
