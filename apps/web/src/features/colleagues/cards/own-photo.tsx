import './card-words';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AskFailed, command } from '../../../app/ask';
import type { Membership } from '../../../app/session';
import { uploadFile } from '../../../app/upload';
import { useAnswer } from '../../../app/use-answer';
import { ActionButton } from '../../../ui/button';
import { FailureLine } from '../../../ui/failure-state';
import { Icon } from '../../../ui/icon';
import { COLLEAGUE_CARD, REMOVE_PHOTO } from './card.queries';
import { Face } from './face';

// So small that nobody waits for it.
const give = (tenantId: string, photo: File) =>
  uploadFile(tenantId, 'photo', photo, () => undefined, new AbortController().signal);

/** What the admission of files says of what cannot be a photo. */
const NO_PHOTO = /^FILES_(?:TYPE_REFUSED|IMAGE_NEEDED|SVG_REFUSED|ARCHIVE_REFUSED|EMPTY|DAMAGED)$/;

/** The photo of oneself that colleagues of one tenant see: give, replace, take away. */
export default function OwnPhoto({ membership }: { membership: Membership }) {
  const { t } = useTranslation('cards');
  const { id: tenantId, name: tenant } = membership.tenant;
  const { data, failed, again } = useAnswer(tenantId, COLLEAGUE_CARD, {});
  const [refused, setRefused] = useState<unknown>();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const photoAddress = data?.colleagueCard.photoAddress;
  const run = (act: Promise<unknown>, then: string) => {
    setRefused(undefined);
    setSaid(t('own.busy'));
    setBusy(true);
    act
      .then(
        () => setSaid(then),
        (failure: unknown) => {
          setSaid('');
          setRefused(failure);
        },
      )
      .finally(() => {
        setBusy(false);
        again();
      });
  };
  return (
    <section className="own-photo" aria-labelledby="h-own-photo" data-testid="own-photo">
      <Face name={membership.displayName} initials={membership.initials} photoAddress={photoAddress} />
      <div>
        <h3 id="h-own-photo">{t('own.title', { tenant })}</h3>
        <p>{t('own.text', { tenant })}</p>
        <input
          ref={chooser}
          type="file"
          hidden
          accept="image/jpeg,image/png,image/webp"
          data-testid="photo-file"
          onChange={({ target }) => {
            const [photo] = target.files ?? [];
            if (photo) run(give(tenantId, photo), t('own.given'));
            target.value = '';
          }}
        />
        <p className="row">
          <ActionButton size="small" disabled={busy} onClick={() => chooser.current?.click()} data-testid="give-photo">
            {t(photoAddress ? 'own.replace' : 'own.give')}
          </ActionButton>
          {photoAddress ? (
            <ActionButton
              size="small"
              disabled={busy}
              data-testid="remove-photo"
              onClick={() => {
                // This button goes with the photo; the focus stays here.
                chooser.current?.parentElement?.querySelector('button')?.focus();
                run(command(tenantId, REMOVE_PHOTO, { input: { expectedTenantId: tenantId } }), t('own.removed'));
              }}
            >
              {t('own.remove')}
            </ActionButton>
          ) : null}
        </p>
        <p role="status">{said}</p>
        <Refusal refused={refused ?? failed} />
      </div>
    </section>
  );
}

function Refusal({ refused }: { refused: unknown }): ReactNode {
  const { t } = useTranslation('cards');
  const { code = '', params = {} } = refused instanceof AskFailed ? refused : {};
  const text = NO_PHOTO.test(code)
    ? t('own.notPhoto')
    : code === 'FILES_TOO_LARGE'
      ? t('own.tooLarge', { most: params['mostMegabytes'] })
      : code === 'FILES_IMAGE_MOVES'
        ? t('own.moves')
        : undefined;
  if (!text) return <FailureLine failed={refused} />;
  return (
    <p className="ck is-warn" role="alert">
      <Icon name="let" />
      <span>{text}</span>
    </p>
  );
}
