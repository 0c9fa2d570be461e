import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/button';
import { Icon } from '../../../ui/icon';
import { nextBlock, type Block } from './norm-draft';
import { QuarterSelect } from './quarter-select';

interface Props {
  blocks: readonly Block[];
  onChange: (blocks: readonly Block[]) => void;
}

/** When it is open, day by day; a break is what lies between two openings. */
export function WeekHours({ blocks, onChange }: Props) {
  const { t } = useTranslation('norms');
  const replace = (old: Block, fresh: Block | undefined) =>
    onChange(blocks.flatMap((block) => (block === old ? (fresh ? [fresh] : []) : [block])));
  return (
    <fieldset className="nrm-part">
      <legend>{t('hours.title')}</legend>
      <p className="help">{t('hours.text')}</p>
      <ul className="nrm-week">
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
          const day = t(`weekday.${weekday}`);
          const own = blocks.filter((block) => block.weekday === weekday);
          const next = nextBlock(blocks, weekday);
          return (
            <li key={weekday} data-testid={`hours-${weekday}`}>
              <b id={`hours-${weekday}`}>{day}</b>
              <div className="nrm-blocks" role="group" aria-labelledby={`hours-${weekday}`}>
                {own.length === 0 ? <span className="nrm-closed">{t('hours.closed')}</span> : null}
                {own.map((block, at) => (
                  <div className="nrm-block" key={at}>
                    <QuarterSelect
                      label={t('hours.from', { day })}
                      value={block.fromMinute}
                      onChange={(fromMinute) => replace(block, { ...block, fromMinute })}
                    />
                    <span aria-hidden="true">–</span>
                    <QuarterSelect
                      label={t('hours.to', { day })}
                      value={block.toMinute}
                      onChange={(toMinute) => replace(block, { ...block, toMinute })}
                    />
                    <ActionButton kind="text" size="small" iconOnly onClick={() => replace(block, undefined)}>
                      <Icon name="kruis" />
                      <span className="sr">{t('hours.remove', { day })}</span>
                    </ActionButton>
                  </div>
                ))}
                {next ? (
                  <ActionButton kind="text" size="small" onClick={() => onChange([...blocks, next])}>
                    {t(own.length === 0 ? 'hours.open' : 'hours.more')}
                    <span className="sr"> {day}</span>
                  </ActionButton>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
