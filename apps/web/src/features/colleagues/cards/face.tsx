import './card-words';
import './cards.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly name: string;
  readonly initials: string;
  readonly photoAddress: string | null | undefined;
}

/** The photo of a person; the initials where there is none, or none any more. */
export function Face({ name, initials, photoAddress }: Props) {
  const { t } = useTranslation('cards');
  const [broken, setBroken] = useState<string>();
  if (!photoAddress || photoAddress === broken)
    return (
      <span className="face" aria-hidden="true" data-testid="face-initials">
        {initials}
      </span>
    );
  return (
    <img
      className="face"
      src={photoAddress}
      alt={t('photoOf', { name })}
      width={96}
      height={96}
      onError={() => setBroken(photoAddress)}
      data-testid="face-photo"
    />
  );
}
