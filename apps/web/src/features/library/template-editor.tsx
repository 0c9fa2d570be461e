import './editor/editor.css';
import type { Hint } from '@samenspraak/language/checks';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedText } from '../../app/handed-text';
import { useSession, type Tenant } from '../../app/session';
import type { LibraryQuery } from '../../gql/graphql';
import { addWords } from '../../i18n/index';
import { ActionButton } from '../../ui/button';
import { FailureLine } from '../../ui/failure-state';
import { formatTime } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { BlockFields, type Cursor } from './editor/block-fields';
import { CheckCard } from './editor/check-card';
import { ConflictCard } from './editor/conflict-card';
import { DetailFields } from './editor/detail-fields';
import nl from './editor/editor.nl.json';
import { BLOCK_FIELDS, begunWith, textOf, type EditorText } from './editor/editor-text';
import { PreviewCard } from './editor/preview-card';
import { PublishCard } from './editor/publish-card';
import { useCouncils } from './editor/use-councils';
import { useEditors } from './editor/use-editors';
import { useKeptDraft } from './editor/use-kept-draft';
import { useTemplateCommands } from './editor/use-template-commands';
import { useTextHints } from './editor/use-text-hints';
import { VariableForm } from './editor/variable-form';
import type { Own } from './library-groups';
import { VariableList } from './variable-list';

addWords('editor', nl, () => import('./editor/editor.en.json'));

interface Props {
  template: Own | undefined;
  tenant: Tenant;
  variables: LibraryQuery['variables'];
  /** The version that waits for a colleague's agreement already. */
  asked?: number | undefined;
  /** What a new one begins with. */
  handed?: HandedText | undefined;
  onSaved: (id: string) => void;
}

/** An own template: write left, see right what a citizen of each council gets on each channel. */
export function TemplateEditor({ template, tenant, variables, asked, handed, onSaved }: Props) {
  const { t } = useTranslation('editor');
  const { me } = useSession();
  const key = `${me.id}.${tenant.id}.${template?.id ?? handed?.id ?? 'nieuw'}`;
  const draft = useKeptDraft(key, textOf(template), template?.version ?? 0, handed && begunWith(handed));
  const { text, setText } = draft;
  const cursor = useRef<Cursor>({ field: 'body', at: text.body.length });
  const [added, setAdded] = useState(0);
  const councils = useCouncils(tenant, added);
  const others = useEditors(tenant.id, template?.id);
  const commands = useTemplateCommands(template, tenant);
  const found = useTextHints(text, councils[0]);
  const publishable = template !== undefined && (template.publishedVersion ?? 0) < template.version;
  const newer = template !== undefined && template.version > draft.version;

  const putIn = (name: string) => {
    const { field, at } = cursor.current;
    const piece = `{{${name}}}`;
    setText({ ...text, [field]: `${text[field].slice(0, at)}${piece}${text[field].slice(at)}` });
    cursor.current = { field, at: at + piece.length };
  };
  const saveText = (of: EditorText, version: number) =>
    commands.save(of, version, (id, saved) => {
      draft.settle(of, saved);
      onSaved(id);
    });
  const save = (event: FormEvent) => {
    event.preventDefault();
    saveText(text, draft.version);
  };
  const settle = (merged: EditorText) => {
    const { theirs } = commands;
    if (!theirs) return;
    draft.rebase(theirs.text, theirs.version, merged);
    commands.settled();
    saveText(merged, theirs.version);
  };
  return (
    <form className="two edit-two" onSubmit={save} data-testid="template-editor">
      <section className="card pad form" aria-labelledby="h-edit">
        <h2 id="h-edit">{t(template ? 'library:edit' : 'library:newTitle')}</h2>
        {others.length > 0 ? (
          <p className="ck is-warn" role="status" data-testid="other-editors">
            <Icon name="persoon" />
            <span>{t('others', { count: others.length, names: others.join(', ') })}</span>
          </p>
        ) : null}
        {draft.keptAt && draft.changed ? (
          <p className="ck is-warn" role="status" data-testid="kept-draft">
            <Icon name="potlood" />
            <span>{t('kept', { time: formatTime(draft.keptAt) })}</span>
            <button
              type="button"
              className="lnk"
              onClick={() => draft.settle(textOf(template), template?.version ?? 0)}
            >
              {t('dropKept')}
            </button>
          </p>
        ) : null}
        {newer && !commands.theirs ? (
          <p className="ck is-warn" role="status">
            <Icon name="let" />
            <span>{t('newer')}</span>
            <button type="button" className="lnk" onClick={commands.compare}>
              {t('compare')}
            </button>
          </p>
        ) : null}
        {commands.theirs ? <ConflictCard mine={text} theirs={commands.theirs.text} onSettle={settle} /> : null}
        <BlockFields text={text} cursor={cursor} onChange={setText} />
        <p className="meta-line">
          {t('library:variablesHelp', { open: '{{', close: '}}' })} {t('conditions', { open: '{{', close: '}}' })}
        </p>
        <VariableList variables={variables} onChoose={putIn} />
        <VariableForm
          tenantId={tenant.id}
          onAdded={(name) => {
            setAdded(added + 1);
            putIn(name);
          }}
        />
        <DetailFields text={text} tenantId={tenant.id} open={handed !== undefined} onChange={setText} />
        <FailureLine failed={commands.failed} />
        {commands.said ? (
          <p className="ok-line" role="status">
            {t(`library:${commands.said}`)}
          </p>
        ) : null}
        <p className="row end">
          {draft.changed ? <span className="meta-line">{t('unsaved')}</span> : null}
          <ActionButton type="submit" kind={publishable ? 'plain' : 'primary'} disabled={commands.busy}>
            {t('app:save')}
          </ActionButton>
        </p>
      </section>
      <div className="side">
        <PreviewCard text={text} councils={councils} />
        <CheckCard found={found} onRepair={(hint, repair) => setText(repaired(text, hint, repair))} />
        {publishable && asked !== template.version && template.scope === 'TENANT' ? (
          <PublishCard
            version={template.version}
            busy={commands.busy || draft.changed}
            onPublish={(note) => commands.publish(note, () => onSaved(template.id))}
          />
        ) : null}
      </div>
    </form>
  );
}

/** The first place where the words stand; what one changed meanwhile stays as it is. */
function repaired(text: EditorText, { words }: Hint, repair: string): EditorText {
  const field = (['title', ...BLOCK_FIELDS] as const).find((one) => text[one].includes(words));
  if (field) return { ...text, [field]: text[field].replace(words, () => repair) };
  return { ...text, details: { ...text.details, short: text.details.short.replace(words, () => repair) } };
}
