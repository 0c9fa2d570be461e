import './recall.css';
import './recall-words';
import { useTranslation } from 'react-i18next';
import { follow } from '../../../app/router';
import { useSession } from '../../../app/session';
import { useAnswer } from '../../../app/use-answer';
import { Icon } from '../../../ui/icon';
import { RECALLS } from './recall.queries';

/** Above the library, when there is something to set right. */
export default function RecallStrip() {
  const { t } = useTranslation('recall');
  const { focus } = useSession();
  const { data } = useAnswer(focus.tenant.id, RECALLS, {}, ['TEMPLATE', 'REPLY']);
  if (!data || data.recalls.length === 0) return null;
  const open = data.recalls.reduce((sum, { own }) => sum + (own?.open ?? 0), 0);
  return (
    <p className={open > 0 ? 'strip recall-strip is-bad' : 'strip recall-strip'} data-testid="recall-strip">
      <Icon name={open > 0 ? 'let' : 'info'} />
      <span>
        {open > 0 ? <b>{t('strip', { count: open })}</b> : null}{' '}
        <a href="/bibliotheek/teruggeroepen" onClick={follow}>
          {t('list.title')}
        </a>
      </span>
    </p>
  );
}
