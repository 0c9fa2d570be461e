import { useTranslation } from 'react-i18next';
import { formatMinutes, formatShare } from '../../ui/format';
import { medianOf, p90Of, type Clock, type Row } from './figures';

const ROW = 34;
const heightOf = (rows: readonly Row[]) => rows.length * ROW;

function Axis({ height, texts }: { height: number; texts: readonly string[] }) {
  const places = texts.map((_, index) => `${(index / (texts.length - 1)) * 100}%`);
  return (
    <>
      <g className="grid">
        {places.map((place) => (
          <line key={place} x1={place} x2={place} y1="0" y2={height} />
        ))}
      </g>
      <g className="ax">
        {texts.map((text, index) => (
          <text
            key={places[index]}
            x={places[index]}
            y={height + 18}
            textAnchor={index === texts.length - 1 ? 'end' : 'middle'}
          >
            {text}
          </text>
        ))}
      </g>
    </>
  );
}

function Hidden({ y }: { y: number }) {
  const { t } = useTranslation('comparison');
  return (
    <>
      <rect x="0" y={y} width="100%" height="22" fill="url(#hat)" />
      <text className="in" x="10" y={y + 15}>
        {t('notShown')}
      </text>
    </>
  );
}

/** The hatch of what is not shown; once per page. */
export function Hatch() {
  return (
    <svg className="sprite" aria-hidden="true">
      <defs>
        <pattern id="hat" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="hat-b" width="6" height="6" />
          <line className="hat-l" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
    </svg>
  );
}

const Norm = ({ at, height }: { at: number; height: number }) => (
  <>
    <line className="nrm-h" x1={`${at}%`} x2={`${at}%`} y1="0" y2={height} />
    <line className="nrm" x1={`${at}%`} x2={`${at}%`} y1="0" y2={height} />
  </>
);

export function ShareBars({ rows, norm, label }: { rows: readonly Row[]; norm: number; label: string }) {
  const height = heightOf(rows);
  return (
    <svg height={height + 24} role="img" aria-label={label}>
      <Axis height={height} texts={['0', '25', '50', '75', '100 %']} />
      {rows.map((row, index) => {
        const y = index * ROW + 6;
        return (
          <g key={row.tenant.id}>
            <text className={row.own ? 'lab s' : 'lab'} x="-10" y={y + 15}>
              {row.tenant.name}
            </text>
            {row.responseRate == null ? (
              <Hidden y={y} />
            ) : (
              <>
                <rect
                  className={row.own ? 'b-own' : 'b-peer'}
                  x="0"
                  y={y}
                  width={`${row.responseRate * 100}%`}
                  height="22"
                  rx="2"
                />
                <text className={row.own ? 'in on' : 'in onp'} x="10" y={y + 15}>
                  {formatShare(row.responseRate)}
                </text>
              </>
            )}
          </g>
        );
      })}
      <Norm at={norm * 100} height={height} />
    </svg>
  );
}

interface DumbbellProps {
  rows: readonly Row[];
  clock: Clock;
  end: number;
  norm: number;
  label: string;
}

export function Dumbbells({ rows, clock, end, norm, label }: DumbbellProps) {
  const height = heightOf(rows);
  const at = (minutes: number) => `${Math.min(100, (minutes / end) * 100).toFixed(1)}%`;
  return (
    <svg height={height + 24} role="img" aria-label={label}>
      <Axis
        height={height}
        texts={[0, 0.25, 0.5, 0.75, 1].map((part) => (part === 0 ? '0' : formatMinutes(end * part)))}
      />
      <Norm at={Math.min(100, (norm / end) * 100)} height={height} />
      {rows.map((row, index) => {
        const y = index * ROW + 17;
        const [median, p90] = [medianOf(row, clock), p90Of(row, clock)];
        const kind = row.own ? 'own' : 'peer';
        return (
          <g key={row.tenant.id}>
            <text className={row.own ? 'lab s' : 'lab'} x="-10" y={y + 4}>
              {row.tenant.name}
            </text>
            {median === undefined || p90 === undefined ? (
              <Hidden y={y - 11} />
            ) : (
              <>
                <line className={`l-${kind}`} x1={at(median)} x2={at(p90)} y1={y} y2={y} />
                <circle className={`d-${kind}`} cx={at(median)} cy={y} r="6" />
                <svg x={at(p90)} y={y} overflow="visible">
                  <path className={`d-${kind}`} d="M0-7.5l7.5 7.5-7.5 7.5-7.5-7.5z" />
                </svg>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
