import { useTranslation } from 'react-i18next';
import type { MonitoringQueriesQuery } from '../../gql/graphql';
import { EmptyState } from '../../ui/failure-state';
import { RuleRow } from './rule-row';

export type Rule = MonitoringQueriesQuery['attributionRules'][number];
export type Member = MonitoringQueriesQuery['partnership']['members'][number]['tenant'];

interface Props {
  rules: readonly Rule[];
  members: readonly { tenant: Member }[];
  onChanged: () => void;
}

const ORDER: readonly Rule['state'][] = ['DISPUTED', 'ACTIVE', 'WITHDRAWN'];

/** What a name that means nothing certain means in this partnership; what is disputed comes first. */
export function RuleList({ rules, members, onChanged }: Props) {
  const { t } = useTranslation('monitoring');
  const municipalities = members.map((one) => one.tenant).filter((one) => one.kind === 'MUNICIPALITY');
  if (rules.length === 0) return <EmptyState title={t('rule.empty')} text={t('rule.emptyText')} />;
  return (
    <>
      <p className="meta-line">{t('rule.text')}</p>
      <ul className="card items" aria-label={t('tab.rules')}>
        {[...rules]
          .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
          .map((rule) => (
            <RuleRow key={rule.id} rule={rule} members={municipalities} onChanged={onChanged} />
          ))}
      </ul>
    </>
  );
}
