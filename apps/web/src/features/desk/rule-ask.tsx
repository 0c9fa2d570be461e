import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/use-answer';
import { FailureLine } from '../../ui/failure-state';
import { formatNumber } from '../../ui/format';
import { wordsBeside } from '../../ui/post-words';
import { Skeleton } from '../../ui/skeleton';
import type { Conversation } from './conversation-store';
import { RULE_PREVIEW } from './desk.queries';

interface Props {
  conversation: Conversation;
  to: { id: string; name: string };
  word: string;
  onWord: (word: string) => void;
  /** Tells whether there is a name that a rule can be about. */
  onPossible: (possible: boolean) => void;
}

/** The rule in one sentence, with a word that narrows it and what it would have moved. */
export function RuleAsk({ conversation, to, word, onWord, onPossible }: Props) {
  const { t } = useTranslation('desk');
  const { id, tenantId, timeline } = conversation;
  const asked = { conversationId: id, tenantId: to.id, word: word || null };
  const { data, failed } = useAnswer(tenantId, RULE_PREVIEW, asked);
  const last = useRef(data);
  last.current = data ?? last.current;
  const preview = last.current?.attributionRulePreview;
  const possible = preview ? preview.name != null : true;
  useEffect(() => onPossible(possible), [onPossible, possible]);
  if (failed) return <FailureLine failed={failed} />;
  if (!preview) return <Skeleton kind="rows" />;
  const { name, moved, complete } = preview;
  if (name == null) return <p data-testid="rule-none">{t('elsewhere.ruleNone')}</p>;
  const text = timeline.find((one) => one.kind === 'CITIZEN')?.text ?? '';
  const reach = moved === 0 && complete ? 'none' : complete ? 'moved' : 'atLeast';
  return (
    <div className="stack" data-testid="rule-ask">
      <p>{t(word ? 'elsewhere.ruleSaysWord' : 'elsewhere.ruleSays', { name, word, to: to.name })}</p>
      <label className="field">
        <span>{t('elsewhere.ruleWord')}</span>
        <select className="sel" value={word} onChange={(event) => onWord(event.target.value)} data-testid="rule-word">
          <option value="">{t('elsewhere.ruleAlways')}</option>
          {wordsBeside(text, name).map((one) => (
            <option key={one} value={one}>
              {t('elsewhere.ruleOnly', { word: one })}
            </option>
          ))}
        </select>
      </label>
      <p className="meta-line" role="status" data-testid="rule-reach">
        {data ? t(`elsewhere.reach.${reach}`, { count: moved, number: formatNumber(moved), to: to.name }) : null}
      </p>
    </div>
  );
}
