import type { Hint } from '@samenspraak/language/checks';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon';
import type { useTextHints } from './use-text-hints';

interface Props {
  found: ReturnType<typeof useTextHints>;
  onRepair: (hint: Hint, repair: string) => void;
}

const MOST = 8;
const MOST_REPAIRS = 3;

/** What deserves a second look before saving. Nothing here stops anybody. */
export function CheckCard({ found: { hints, done, dutch }, onRepair }: Props) {
  const { t } = useTranslation('editor');
  return (
    <section className="card pad form" aria-labelledby="h-check" data-testid="template-checks" data-done={done}>
      <h2 id="h-check">{t('checks')}</h2>
      {!dutch ? <p className="meta-line">{t('dutchOnly')}</p> : null}
      {dutch && hints.length === 0 ? (
        <p className="ck is-ok">
          <Icon name={done ? 'check' : 'wacht'} />
          <span>{t(done ? 'noHints' : 'looking')}</span>
        </p>
      ) : null}
      <ul className="ed-hints">
        {hints.slice(0, MOST).map((hint) => (
          <li className="ck is-warn" key={`${hint.kind} ${hint.at}`} data-testid="template-hint" data-kind={hint.kind}>
            <Icon name="let" />
            <span>
              <b>{t(`what.${hint.kind}`)}</b>{' '}
              {t(`why.${hint.kind}`, { words: hint.words.slice(0, 80), sort: hint.sort })}
            </span>
            {repairsOf(hint).map((repair) => (
              <button key={repair} type="button" className="lnk" onClick={() => onRepair(hint, repair)}>
                {t('instead', { repair })}
              </button>
            ))}
          </li>
        ))}
      </ul>
      {hints.length > MOST ? <p className="meta-line">{t('moreHints', { count: hints.length - MOST })}</p> : null}
    </section>
  );
}

const repairsOf = ({ repair, otherRepairs = [] }: Hint) =>
  repair ? [repair, ...otherRepairs].slice(0, MOST_REPAIRS) : [];
