import type { AnswerContext, Hint, HintKind } from '@samenspraak/language/checks';
import { useEffect, useMemo, useState } from 'react';
import { checkBeside } from '../../../checks/answer-checker';
import type { EditorText } from './editor-text';
import type { Council } from './use-councils';

const CHECK_AFTER_MS = 400;
/** What can be said of a text that answers nobody in particular. */
const ABOUT_TEXT: ReadonlySet<HintKind> = new Set<HintKind>([
  'spelling',
  'difficult',
  'longSentence',
  'passive',
  'level',
  'promise',
  'opinion',
  'negative',
]);
const TAGS = /\{\{[^{}\n]*\}\}/g;

/** What deserves a second look in what one wrote; only in Dutch. `words` stand in the fields as they are shown. */
export function useTextHints(text: EditorText, council: Council | undefined) {
  const [found, setFound] = useState<{ hints: readonly Hint[]; done: boolean }>({ hints: [], done: false });
  const dutch = text.details.language === '' || text.details.language === 'nl';
  const written = useMemo(
    () =>
      [text.title, text.greeting, text.body, text.closing, text.details.short]
        .map((one) => one.replace(TAGS, '…').trim())
        .filter((one) => one !== '')
        .join('\n\n'),
    [text],
  );
  useEffect(() => {
    if (!dutch || !council || written === '') {
      setFound({ hints: [], done: true });
      return;
    }
    setFound((old) => ({ ...old, done: false }));
    const context: AnswerContext = {
      open: true,
      sender: { name: council.tenant.name },
      others: [],
      ownValues: [...council.facts.values()],
    };
    const known = [...council.ownWords, ...council.tenant.name.split(/[\s-]+/)];
    const timer = setTimeout(
      () =>
        checkBeside(written, context, known, (hints, done) =>
          setFound({ hints: hints.filter(({ kind }) => ABOUT_TEXT.has(kind)), done }),
        ),
      CHECK_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [dutch, written, council]);
  return { ...found, dutch };
}
