import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, command } from '../../app/ask';
import type { Tenant } from '../../app/session';
import { useAnswer } from '../../app/use-answer';
import type { AskAudience, ColleagueQuestionPreviewQuery } from '../../gql/graphql';
import { ActionButton } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FailureLine } from '../../ui/failure-state';
import { Skeleton } from '../../ui/skeleton';
import { ASK_COLLEAGUE, PREVIEW, WHOM_TO_ASK } from './colleagues.queries';
import { PreviewPart } from './preview-part';
import { targetOf, WhomFields, type Whom } from './whom-fields';

interface Props {
  tenant: Tenant;
  conversationId: string;
  onClose: (sent: boolean) => void;
}

type Preview = ColleagueQuestionPreviewQuery['colleagueQuestionPreview'];

const AUDIENCES: readonly AskAudience[] = ['COLLEAGUE', 'NEIGHBOURS'];

/** Two steps: whom one asks what, and then exactly what goes. */
export default function AskDialog({ tenant, conversationId, onClose }: Props) {
  const { t } = useTranslation('colleagues');
  const { data, failed: unread } = useAnswer(tenant.id, WHOM_TO_ASK, {}, []);
  const [audience, setAudience] = useState<AskAudience>('COLLEAGUE');
  const [whom, setWhom] = useState<Whom>({ contactId: '', address: '', name: '', memberIds: undefined });
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<Preview>();
  const [back, setBack] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  // The same press twice, or again after a lost connection, is one question.
  const commandId = useRef(crypto.randomUUID());
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailed(undefined);
    await work().catch(setFailed);
    setBusy(false);
  };
  const check = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const found = await ask(tenant.id, PREVIEW, { input: { conversationId, audience, text } });
      commandId.current = crypto.randomUUID();
      setPreview(found.colleagueQuestionPreview);
    });
  };
  const send = () =>
    void run(async () => {
      const target = targetOf(audience, whom);
      await command(tenant.id, ASK_COLLEAGUE, {
        input: {
          ...{ commandId: commandId.current, expectedTenantId: tenant.id, conversationId, audience },
          ...{ text: preview!.text, ...target },
        },
      });
      onClose(true);
    });
  if (!data) {
    return (
      <Dialog title={t('dialog.title')} onClose={() => onClose(false)}>
        {unread ? <FailureLine failed={unread} /> : <Skeleton kind="page" />}
      </Dialog>
    );
  }
  const { contactBook: book, askableNeighbours: neighbours } = data;
  const contact = book.contacts.find((one) => one.id === whom.contactId);
  return (
    <Dialog title={t('dialog.title')} onClose={() => onClose(false)}>
      {preview ? (
        <div className="form" data-testid="ask-preview">
          <PreviewPart
            preview={preview}
            audience={audience}
            name={contact?.name ?? (whom.name || whom.address)}
            days={book.answerDays}
          />
          <FailureLine failed={failed} />
          <p className="row end">
            <ActionButton
              onClick={() => {
                setBack(true);
                setPreview(undefined);
              }}
            >
              {t('dialog.back')}
            </ActionButton>
            <ActionButton kind="primary" onClick={send} disabled={busy} data-testid="ask-send">
              {t('dialog.send')}
            </ActionButton>
          </p>
        </div>
      ) : (
        <form className="form" onSubmit={check} data-testid="ask-form">
          <fieldset className="field">
            <legend>{t('dialog.audience')}</legend>
            {AUDIENCES.map((one) => (
              <label key={one} className="choice">
                <input type="radio" name="audience" checked={audience === one} onChange={() => setAudience(one)} />
                <span>{t(`dialog.${one}`)}</span>
              </label>
            ))}
          </fieldset>
          <WhomFields audience={audience} book={book} neighbours={neighbours} whom={whom} onChange={setWhom} />
          <label className="field">
            <span>{t('dialog.question')}</span>
            <textarea
              required
              maxLength={4000}
              autoFocus={back}
              value={text}
              aria-describedby="colq-help"
              onChange={(event) => setText(event.target.value)}
              data-testid="ask-text"
            />
            <span className="help" id="colq-help">
              {t('dialog.questionHelp')}
            </span>
          </label>
          <FailureLine failed={failed} />
          <p className="row end">
            <ActionButton onClick={() => onClose(false)}>{t('app:cancel')}</ActionButton>
            <ActionButton
              kind="primary"
              type="submit"
              disabled={busy || (audience === 'NEIGHBOURS' && neighbours.length === 0)}
              data-testid="ask-check"
            >
              {t('dialog.check')}
            </ActionButton>
          </p>
        </form>
      )}
    </Dialog>
  );
}
