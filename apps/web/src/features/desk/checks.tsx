import { useTranslation } from 'react-i18next';
import { formatDate } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { Conversation } from './conversation-store';
import type { Sendable } from './use-checked';

interface Props {
  checked: Sendable;
  replyability: Conversation['replyability'];
  network: string;
  maySend: boolean;
  /** What is wrong with the files, in words. */
  files: readonly string[];
}

/** What blocks sending, each with its reason; and what is in order when nothing does. */
export function Checks({ checked, replyability, network, maySend, files }: Props) {
  const { t, i18n } = useTranslation('desk');
  const reason = replyability.reason ?? 'other';
  const reasonKey = i18n.exists(`notReplyable.${reason}`, { ns: 'desk' }) ? reason : 'other';
  const tooLong = checked.tooLong && !checked.inParts;
  return (
    <>
      {checked.listening ? (
        <p className="ck is-bad" data-testid="listening">
          <Icon name="slot" />
          <span>
            <b>{t('composer:listening')}</b>{' '}
            {checked.listeningUntil
              ? `${t('composer:listeningUntil', { day: formatDate(checked.listeningUntil) })} `
              : null}
            {t('composer:listeningKept')}
          </span>
        </p>
      ) : null}
      {replyability.allowed ? null : (
        <p className="ck is-bad">
          <Icon name="slot" />
          <span>
            <b>{t('checks.notReplyable')}</b> {t(`notReplyable.${reasonKey}`, { network, reason })}
          </span>
        </p>
      )}
      {maySend ? null : (
        <p className="ck is-bad">
          <Icon name="slot" />
          <span>{t('checks.noRight')}</span>
        </p>
      )}
      {checked.missing.length > 0 ? (
        <p className="ck is-bad" data-testid="missing">
          <Icon name="let" />
          <span>
            <b>{t('checks.missing', { count: checked.missing.length })}</b> {checked.missing.join(', ')}
          </span>
        </p>
      ) : null}
      {tooLong ? (
        <p className="ck is-bad">
          <Icon name="let" />
          <span>
            <b>{t('checks.tooLong')}</b> {t('checks.over', { count: checked.length - checked.limit })}
          </span>
        </p>
      ) : null}
      {files.map((words) => (
        <p className="ck is-bad" key={words}>
          <Icon name="let" />
          <span>{words}</span>
        </p>
      ))}
      {checked.empty ? null : (
        <p className="ck is-ok">
          {replyability.allowed ? <InOrder words={t('checks.rightAccount')} /> : null}
          {checked.missing.length === 0 ? <InOrder words={t('checks.filled')} /> : null}
          {checked.tooLong ? null : <InOrder words={t('checks.fits', { network })} />}
        </p>
      )}
    </>
  );
}

function InOrder({ words }: { words: string }) {
  return (
    <>
      <Icon name="check" />
      <span>{words}</span>
    </>
  );
}
