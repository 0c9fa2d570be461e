import { useTranslation } from 'react-i18next';
import type { Holiday, LiberationDay } from '../../../gql/graphql';
import { formatDay } from '../../../ui/format';
import type { Kept, NormDraft } from './norm-draft';

interface Props {
  draft: NormDraft;
  coming: Kept['holidays'];
  onChange: (change: Partial<NormDraft>) => void;
}

const YEARS: readonly LiberationDay[] = ['YEARLY', 'LUSTRUM', 'NEVER'];

/** On which holidays it is closed; with when each comes next. */
export function HolidayChoices({ draft, coming, onChange }: Props) {
  const { t } = useTranslation('norms');
  const closedOn = (holiday: Holiday) =>
    !draft.openHolidays.includes(holiday) && (holiday !== 'GOOD_FRIDAY' || draft.goodFriday);
  const choose = (holiday: Holiday, closed: boolean) => {
    const others = draft.openHolidays.filter((one) => one !== holiday);
    if (holiday === 'GOOD_FRIDAY') onChange({ goodFriday: closed, openHolidays: others });
    else onChange({ openHolidays: closed ? others : [...others, holiday] });
  };
  return (
    <fieldset className="nrm-part">
      <legend>{t('holidays.title')}</legend>
      <p className="help">{t('holidays.text')}</p>
      <ul className="nrm-holidays">
        {coming.map(({ holiday, date }) => (
          <li key={holiday}>
            {holiday === 'LIBERATION_DAY' ? (
              <label className="nrm-year">
                <span>{t('holiday.LIBERATION_DAY')}</span>
                <select
                  value={draft.liberationDay}
                  onChange={(event) => onChange({ liberationDay: event.target.value as LiberationDay })}
                >
                  {YEARS.map((years) => (
                    <option key={years} value={years}>
                      {t(`liberation.${years}`)}
                    </option>
                  ))}
                </select>
              </label>
            ) : (
              <label className="choice">
                <input
                  type="checkbox"
                  checked={closedOn(holiday)}
                  onChange={(event) => choose(holiday, event.target.checked)}
                />
                <span>
                  {t(`holiday.${holiday}`)} <span className="help">{formatDay(`${date}T12:00:00Z`)}</span>
                </span>
              </label>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
