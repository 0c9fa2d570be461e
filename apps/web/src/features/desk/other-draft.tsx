import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';

const LONGEST = 120;

/** What the same person wrote elsewhere, offered beside what stands here: swapped or left out, never lost unseen. */
export function OtherDraft({ other, onSwap, onDrop }: { other: string; onSwap: () => void; onDrop: () => void }) {
  const { t } = useTranslation('composer');
  return (
    <p className="ck is-warn" data-testid="other-draft">
      <Icon name="potlood" />
      <span>
        <b>{t('other.text')}</b> {other.length > LONGEST ? `${other.slice(0, LONGEST)}…` : other}
      </span>
      <button type="button" className="lnk" onClick={onSwap}>
        {t('other.swap')}
      </button>
      <button type="button" className="lnk" onClick={onDrop}>
        {t('other.drop')}
      </button>
    </p>
  );
}
