import type { Hint } from '@samenspraak/language/checks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';

interface Props {
  hints: readonly Hint[];
  onRepair: (hint: Hint, repair: string) => void;
  onAddWord: (hint: Hint) => void;
  onDismiss: (hint: Hint) => void;
}

const AT_FIRST = 3;
const LONGEST_SHOWN = 60;

/** What deserves a second look before sending, why, and what can stand there instead. Nothing here blocks. */
export function HintList({ hints, onRepair, onAddWord, onDismiss }: Props) {
  const { t } = useTranslation('composer');
  const [all, setAll] = useState(false);
  const shown = all ? hints : hints.slice(0, AT_FIRST);
  const first = hints.find(({ repair }) => repair !== undefined);
  const firstUnknown = hints.find(({ kind }) => kind === 'spelling');
  return (
    <>
      {shown.map((hint) => {
        const about =
          hint.sort && hint.kind !== 'account' && hint.kind !== 'level' ? `${hint.kind}_${hint.sort}` : hint.kind;
        return (
          <p
            className="ck is-warn is-hint"
            key={`${hint.kind} ${hint.at} ${hint.words}`}
            data-testid="hint"
            data-kind={hint.kind}
          >
            <Icon name="let" />
            <span>
              <b>{t(`what.${hint.kind}`)}</b>{' '}
              {t(`why.${about}`, { words: shortened(hint.words), sort: hint.sort ?? '' })}
            </span>
            {repairsOf(hint).map((repair, n) => (
              <button key={repair} className="lnk" type="button" onClick={() => onRepair(hint, repair)}>
                {repair === '' ? t('remove') : t('instead', { repair: repair.trim().replace(/[, ]+$/u, '') })}
                {hint === first && n === 0 ? <kbd>{t('keys.repair')}</kbd> : null}
              </button>
            ))}
            {hint.kind === 'spelling' ? (
              <button className="lnk" type="button" onClick={() => onAddWord(hint)}>
                {t('addWord')}
                {hint === firstUnknown ? <kbd>{t('keys.addWord')}</kbd> : null}
              </button>
            ) : null}
            <button
              className="lnk is-quiet"
              type="button"
              title={t('dismissTitle')}
              aria-label={t('dismiss', { words: shortened(hint.words) || t(`what.${hint.kind}`) })}
              onClick={() => onDismiss(hint)}
            >
              <Icon name="kruis" />
            </button>
          </p>
        );
      })}
      {hints.length > AT_FIRST ? (
        <button className="lnk is-more-hints" type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('more', { count: hints.length - AT_FIRST })}
        </button>
      ) : null}
    </>
  );
}

const repairsOf = ({ repair, otherRepairs = [] }: Hint) => (repair === undefined ? [] : [repair, ...otherRepairs]);

function shortened(words: string): string {
  return words.length <= LONGEST_SHOWN ? words : `${words.slice(0, LONGEST_SHOWN - 1).trimEnd()}…`;
}
