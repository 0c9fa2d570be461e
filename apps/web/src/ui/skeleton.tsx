import { useTranslation } from 'react-i18next';

/** Grey shapes in the places where things will come; said aloud once. */
export function Skeleton({ kind }: { kind: 'page' | 'desk' | 'rows' | 'thread' }) {
  const { t } = useTranslation();
  const count = kind === 'rows' || kind === 'desk' ? 7 : 3;
  return (
    <div className={`skel skel-${kind}`} role="status">
      <span className="sr">{t('state.loading')}</span>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="skel-b" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
