import './answering-section.css';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/use-answer';
import { addWords } from '../../../i18n/index';
import { FailureState } from '../../../ui/failure-state';
import nl from './answering.nl.json';
import { ANSWERING_SETTING } from './answering-section.queries';
import { SigningForm } from './signing-form';
import { WordList } from './word-list';

addWords('answering', nl, () => import('./answering.en.json'));

interface Props {
  tenantId: string;
  canChange: boolean;
  canAdd: boolean;
}

/** How the council signs, whether it sends yet, and the words it writes right although no dictionary knows them. */
export default function AnsweringSection({ tenantId, canChange, canAdd }: Props) {
  const { t } = useTranslation('answering');
  const { data, failed, again } = useAnswer(tenantId, ANSWERING_SETTING, {}, ['TEMPLATE']);
  if (failed) return <FailureState failed={failed} again={again} />;
  if (!data) return null;
  return (
    <>
      <section aria-labelledby="h-sign">
        <h2 id="h-sign" className="sec-h">
          {t('title')}
        </h2>
        <SigningForm
          key={data.answering.version}
          setting={data.answering}
          tenantId={tenantId}
          canChange={canChange}
          onSaved={again}
        />
      </section>
      <section aria-labelledby="h-words">
        <h2 id="h-words" className="sec-h">
          {t('words.title')}
        </h2>
        <p className="meta-line">{t('words.text')}</p>
        <WordList words={data.ownWords} tenantId={tenantId} canAdd={canAdd} onChanged={again} />
      </section>
    </>
  );
}
