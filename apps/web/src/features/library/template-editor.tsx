import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../app/ask';
import type { Tenant } from '../../app/session';
import type { LibraryQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { Placeholders } from '../../ui/placeholders';
import { preview, type Own } from './library-groups';
import { PUBLISH, SAVE_TEMPLATE } from './library.queries';
import { VariableList } from './variable-list';

interface Props {
  template: Own | undefined;
  tenant: Tenant;
  values: ReadonlyMap<string, string>;
  variables: LibraryQuery['variables'];
  onSaved: (id: string) => void;
}

const FIELDS = ['greeting', 'body', 'closing'] as const;
const BLOCKS = ['GREETING', 'BODY', 'CLOSING'] as const;
type Field = (typeof FIELDS)[number];

/** An own template: write left, see right what a citizen would get. */
export function TemplateEditor({ template, tenant, values, variables, onSaved }: Props) {
  const { t } = useTranslation('library');
  const [text, setText] = useState({
    title: template?.title ?? '',
    topic: template?.topic ?? '',
    greeting: template?.greeting ?? '',
    body: template?.body ?? '',
    closing: template?.closing ?? '',
    block: template?.block ?? ('BODY' as const),
  });
  const [note, setNote] = useState('');
  const place = useRef<{ field: Field; at: number }>({ field: 'body', at: text.body.length });
  const [failed, setFailed] = useState<unknown>();
  const [said, setSaid] = useState<'saved' | 'published'>();
  const [busy, setBusy] = useState(false);
  const publishable = template !== undefined && (template.publishedVersion ?? 0) < template.version;

  const attempt = async (run: () => Promise<void>) => {
    setBusy(true);
    setFailed(undefined);
    setSaid(undefined);
    await run().catch(setFailed);
    setBusy(false);
  };
  const putIn = (name: string) => {
    const { field, at } = place.current;
    const piece = `{{${name}}}`;
    setText({ ...text, [field]: `${text[field].slice(0, at)}${piece}${text[field].slice(at)}` });
    place.current = { field, at: at + piece.length };
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      const input = {
        ...text,
        topic: text.topic.trim() || null,
        id: template?.id ?? null,
        version: template?.version ?? null,
      };
      const { saveTemplate } = await command(tenant.id, SAVE_TEMPLATE, { input });
      setSaid('saved');
      onSaved(saveTemplate.id);
    });
  };
  const publish = () =>
    void attempt(async () => {
      await command(tenant.id, PUBLISH, { templateId: template!.id, note: note.trim() || null });
      setSaid('published');
      onSaved(template!.id);
    });
  return (
    <form className="two edit-two" onSubmit={save} data-testid="template-editor">
      <section className="card pad form" aria-labelledby="h-edit">
        <h2 id="h-edit">{t(template ? 'edit' : 'newTitle')}</h2>
        <label className="field">
          <span>{t('field.title')}</span>
          <input
            required
            maxLength={120}
            value={text.title}
            onChange={(event) => setText({ ...text, title: event.target.value })}
          />
        </label>
        <label className="field">
          <span>{t('field.topic')}</span>
          <input value={text.topic} onChange={(event) => setText({ ...text, topic: event.target.value })} />
        </label>
        <label className="field">
          <span>{t('field.block')}</span>
          <select
            value={text.block}
            data-testid="template-block"
            onChange={({ target }) => setText({ ...text, block: BLOCKS.find((one) => one === target.value) ?? 'BODY' })}
          >
            {BLOCKS.map((block) => (
              <option key={block} value={block}>
                {t(`block.${block}`)}
              </option>
            ))}
          </select>
        </label>
        {FIELDS.filter((field) => field === 'body' || text.block === 'BODY').map((field) => (
          <label className="field" key={field}>
            <span>{t(`field.${field}`)}</span>
            <textarea
              required={field === 'body'}
              className={field === 'body' ? undefined : 'short'}
              value={text[field]}
              onSelect={({ currentTarget }) => (place.current = { field, at: currentTarget.selectionEnd })}
              onChange={(event) => setText({ ...text, [field]: event.target.value })}
            />
          </label>
        ))}
        <p className="meta-line">{t('variablesHelp', { open: '{{', close: '}}' })}</p>
        <VariableList variables={variables} onChoose={putIn} />
        <FailureLine failed={failed} />
        {said ? (
          <p className="ok-line" role="status">
            {t(said)}
          </p>
        ) : null}
        <p className="row end">
          <ActionButton type="submit" kind={publishable ? 'plain' : 'primary'} disabled={busy}>
            {t('app:save')}
          </ActionButton>
        </p>
      </section>
      <div className="side">
        <section className="card pad" aria-labelledby="h-pre">
          <h2 id="h-pre">{t('preview')}</h2>
          <p className="msg out pre">
            <Placeholders text={preview(text, values)} />
          </p>
        </section>
        {publishable ? (
          <section className="card pad form" aria-labelledby="h-pub">
            <h2 id="h-pub">{t('publishTitle')}</h2>
            <p>{t('publishText')}</p>
            <label className="field">
              <span>{t('field.note')}</span>
              <input value={note} onChange={(event) => setNote(event.target.value)} />
            </label>
            <p className="row end">
              <ActionButton kind="primary" onClick={publish} disabled={busy} data-testid="publish">
                {t('publish', { version: template.version })}
              </ActionButton>
            </p>
          </section>
        ) : null}
      </div>
    </form>
  );
}
