import { normFor, type NormRule, type Urgency as RuleUrgency } from '@samenspraak/language/time';
import { useTranslation } from 'react-i18next';
import { networkName } from '../../../ui/network';
import { ALL_NETWORKS, hoursOf, minutesOf, URGENCIES, type NormDraft, type NormLine, type Urgency } from './norm-draft';

interface Props {
  draft: NormDraft;
  onChange: (change: Partial<NormDraft>) => void;
}

/** How soon a first answer must be there, by channel and urgency; an empty place shows what counts there. */
export function NormTable({ draft, onChange }: Props) {
  const { t } = useTranslation('norms');
  const rules = draft.norms.flatMap((line) =>
    URGENCIES.flatMap((urgency): NormRule[] => {
      const minutes = minutesOf(line[urgency]);
      return minutes ? [{ network: line.network, urgency: urgency.toUpperCase() as RuleUrgency, minutes }] : [];
    }),
  );
  const change = (network: string, urgency: Urgency, text: string) =>
    onChange({ norms: draft.norms.map((line) => (line.network === network ? { ...line, [urgency]: text } : line)) });
  const nameOf = ({ network }: NormLine) => (network === ALL_NETWORKS ? t('norm.all') : networkName(network));
  return (
    <fieldset className="nrm-part">
      <legend>{t('norm.title')}</legend>
      <p className="help" id="norm-help">
        {t('norm.text')}
      </p>
      <table className="nrm-table">
        <thead>
          <tr>
            <th scope="col">{t('norm.channel')}</th>
            {URGENCIES.map((urgency) => (
              <th key={urgency} scope="col">
                {t(`urgency.${urgency}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {draft.norms.map((line) => (
            <tr key={line.network}>
              <th scope="row">{nameOf(line)}</th>
              {URGENCIES.map((urgency) => (
                <td key={urgency} data-label={t(`urgency.${urgency}`)}>
                  <input
                    value={line[urgency]}
                    inputMode="numeric"
                    placeholder={hoursOf(normFor(rules, line.network, urgency.toUpperCase() as RuleUrgency))}
                    aria-label={`${nameOf(line)}, ${t(`urgency.${urgency}`)}`}
                    aria-describedby="norm-help"
                    aria-invalid={minutesOf(line[urgency]) === undefined}
                    onChange={(event) => change(line.network, urgency, event.target.value)}
                    data-testid={`norm-${line.network}-${urgency}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <label className="nrm-rate">
        <span>{t('norm.rate')}</span>
        <span className="row">
          <input
            value={draft.responseRate}
            inputMode="numeric"
            aria-invalid={!/^\d{1,3}$/.test(draft.responseRate.trim())}
            onChange={(event) => onChange({ responseRate: event.target.value })}
            data-testid="response-rate"
          />
          %
        </span>
      </label>
    </fieldset>
  );
}
