import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changed, valueOf, wordOf } from './fields';
import { TextDiff } from '../../../ui/sharing/text-diff';

interface Version {
  readonly version: number;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

interface Props<V extends Version> {
  title: string;
  /** The newest first. */
  versions: readonly V[];
  /** The version that is used here. */
  used: number | null;
  said: (version: V) => ReactNode;
  /** What one can do with an open version. */
  act?: (version: V) => ReactNode;
}

/** Versions with who and when; an open one shows what it changed. */
export function VersionList<V extends Version>({ title, versions, used, said, act }: Props<V>) {
  const { t } = useTranslation('sharing');
  const [open, setOpen] = useState<number>();
  return (
    <section className="card pad" aria-labelledby="h-versions">
      <h3 id="h-versions">{title}</h3>
      <ol className="hist" data-testid="versions">
        {versions.map((one, index) => {
          const before = versions[index + 1];
          const fields = before ? changed(before.fields, one.fields) : [];
          const isOpen = open === one.version;
          return (
            <li key={one.version} className={one.version === used ? 'us' : undefined}>
              <button
                type="button"
                className="lnk"
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? undefined : one.version)}
              >
                {t('history.version', { version: one.version })}
              </button>
              {one.version === used ? <span className="pill is-acc">{t('history.current')}</span> : null}
              <span>{said(one)}</span>
              <span>
                {!before
                  ? t('history.first')
                  : fields.length === 0
                    ? t('history.same')
                    : t('history.changes', { fields: fields.map((name) => t(wordOf(name))).join(', ') })}
              </span>
              {isOpen ? (
                <div className="hist-open">
                  {(before ? fields : (['greeting', 'body', 'closing'] as const)).map((name) => (
                    <p key={name}>
                      <b>{t(wordOf(name))}</b>{' '}
                      <TextDiff before={valueOf((before ?? one).fields, name)} after={valueOf(one.fields, name)} />
                    </p>
                  ))}
                  {act?.(one)}
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
