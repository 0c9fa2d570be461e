import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tenant } from '../../app/session';
import { ActionButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useClearance } from './clearance-context';
import { Ring } from './due-clock';
import type { Sendable } from './use-checked';

interface Props {
  reply: boolean;
  tenant: Tenant;
  checked: Sendable;
  /** The team signs; null: always, whoever writes. */
  team: boolean | null;
  onTeam: (team: boolean) => void;
  disabled: boolean;
  /** Absent where the network takes no files. */
  onFiles: ((files: readonly File[]) => void) | undefined;
  accept: string | undefined;
}

/** Signature, length, files, and the one button that sends or keeps. */
export function ComposerFoot({ reply, tenant, checked, team, onTeam, disabled, onFiles, accept }: Props) {
  const { t } = useTranslation('desk');
  const { asks } = useClearance();
  const chooser = useRef<HTMLInputElement>(null);
  const tooLong = checked.tooLong && !checked.inParts;
  return (
    <div className="send">
      {reply ? (
        <>
          <span className="cotag is-lock" title={t('composer:signature')} data-testid="signature">
            <Icon name="slot" />^{checked.signature}
          </span>
          <button
            type="button"
            className="btn btn-s"
            aria-pressed={team !== false}
            disabled={team === null}
            title={t(team === null ? 'composer:teamAlways' : 'composer:teamTitle')}
            onClick={() => onTeam(team === false)}
            data-testid="as-team"
          >
            {t('composer:team')}
          </button>
          {onFiles ? (
            <>
              <input
                ref={chooser}
                type="file"
                multiple
                hidden
                accept={accept}
                data-testid="file"
                onChange={(event) => {
                  onFiles([...(event.target.files ?? [])]);
                  event.target.value = '';
                }}
              />
              <button
                type="button"
                className="btn btn-s add-file"
                title={t('composer:files.addTitle')}
                onClick={() => chooser.current?.click()}
              >
                <Icon name="plus" />
                <span className="sr">{t('composer:files.add')}</span>
              </button>
            </>
          ) : null}
          <span className={tooLong ? 'len is-bad' : 'len'}>
            <Ring share={Math.min(1, checked.length / Math.max(1, checked.limit))} />
            <span>
              {t('composer.length', { length: checked.length, limit: checked.limit })}
              <span className="hide-s"> {t('composer.unit')}</span>
            </span>
          </span>
        </>
      ) : (
        <span className="len">{t('composer.noteOnly', { tenant: tenant.name })}</span>
      )}
      <ActionButton kind="tenant" type="submit" disabled={disabled} title="Ctrl Enter" data-testid="send">
        <Icon name={reply ? 'stuur' : 'slot'} />
        <span>
          {reply && asks
            ? t('composer:ask')
            : t(reply ? 'composer.send' : 'composer.keepNote', { tenant: tenant.name })}
        </span>
      </ActionButton>
    </div>
  );
}
