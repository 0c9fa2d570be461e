import { splitThread } from '@samenspraak/language/text';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { measure, type LengthRules } from './measure';

interface Props {
  text: string;
  rules: LengthRules;
  mentionPrefix: string | null;
  signature: string;
}

/** How an answer that is too long for one post will stand on its network, part by part. */
export default function ThreadParts({ text, rules, mentionPrefix, signature }: Props) {
  const { t } = useTranslation('composer');
  const later = useDeferredValue(text);
  const parts = useMemo(
    () => splitThread(later, { ...rules, mentionPrefix }, `^${signature}`),
    [later, rules, mentionPrefix, signature],
  );
  const prefix = mentionPrefix?.trim() ? `${mentionPrefix.trim()} ` : '';
  return (
    <details className="parts" data-testid="parts">
      <summary>{t('parts.title', { count: parts.length })}</summary>
      <ol tabIndex={0} aria-label={t('parts.title', { count: parts.length })}>
        {parts.map((part, n) => (
          <li key={n} data-testid="part">
            <p>{part}</p>
            <small>{t('parts.length', { length: measure(prefix + part, rules), limit: rules.limit })}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}
