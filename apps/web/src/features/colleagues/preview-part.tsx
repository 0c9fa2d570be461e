import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskAudience, ColleagueQuestionPreviewQuery } from '../../gql/graphql';
import { Icon } from '../../ui/icon';
import { MarkedParts } from './marked-parts';

interface Props {
  preview: ColleagueQuestionPreviewQuery['colleagueQuestionPreview'];
  audience: AskAudience;
  name: string;
  days: number;
}

/** Exactly what goes, and what of it, or of what was written, tells of a resident. */
export function PreviewPart({ preview, audience, name, days }: Props) {
  const { t } = useTranslation('colleagues');
  const heading = useRef<HTMLHeadingElement>(null);
  // What goes is read before anything is pressed.
  useEffect(() => heading.current?.focus(), []);
  const { kinds, parts, text } = preview;
  const named = kinds.map((kind) => t(`app:personal.${kind}`)).join(', ');
  const toNeighbours = audience === 'NEIGHBOURS';
  const marked = <MarkedParts parts={parts} />;
  return (
    <>
      <h3 className="h3" tabIndex={-1} ref={heading}>
        {t('dialog.preview')}
      </h3>
      {toNeighbours || kinds.length === 0 ? (
        <blockquote className="colq-sent" data-testid="ask-sent">
          {text}
        </blockquote>
      ) : (
        <div data-testid="ask-sent">{marked}</div>
      )}
      {kinds.length === 0 ? (
        <p className="ck is-ok">
          <Icon name="check" />
          <span>{t('dialog.clean')}</span>
        </p>
      ) : (
        <p className="ck is-warn" role="status">
          <Icon name="let" />
          <span>{t(toNeighbours ? 'dialog.stripped' : 'dialog.warn', { kinds: named })}</span>
        </p>
      )}
      {toNeighbours && kinds.length > 0 ? (
        <details>
          <summary>{t('dialog.written')}</summary>
          {marked}
        </details>
      ) : null}
      <p className="help">{toNeighbours ? t('dialog.neighbourNote') : t('dialog.mailNote', { name, count: days })}</p>
    </>
  );
}
