import type { Spread } from './figures';

interface Props {
  label: string;
  begin: number;
  end: number;
  own: number | undefined;
  ownName: string;
  norm?: number;
  normText?: string;
  others: Spread | undefined;
  othersText: string | undefined;
  format: (value: number) => string;
}

/** Where one stands: own value, own norm, and the range of the others on one line. */
export function Ruler({ label, begin, end, own, ownName, norm, normText, others, othersText, format }: Props) {
  const at = (value: number) => `${Math.min(100, Math.max(0, ((value - begin) / (end - begin)) * 100)).toFixed(1)}%`;
  const left = own !== undefined && norm !== undefined && own < norm;
  const share = own === undefined ? 0 : (own - begin) / (end - begin);
  const nameAnchor =
    share < 0.15 ? 'start' : share > 0.85 ? 'end' : norm === undefined ? 'middle' : left ? 'end' : 'start';
  // A word at the end of the line would fall outside the drawing.
  const normAnchor = norm !== undefined && (norm - begin) / (end - begin) > 0.85 ? 'end' : left ? 'start' : 'end';
  const nameShift = nameAnchor === 'start' ? -7 : nameAnchor === 'end' ? 7 : 0;
  return (
    <figure>
      <svg className="rul" role="img" aria-label={label}>
        <rect className="trk" x="0" y="26" width="100%" height="8" rx="4" />
        {others ? (
          <>
            <rect className="bnd" x={at(others.low)} y="26" width={width(at(others.low), at(others.high))} height="8" />
            <line className="med" x1={at(others.middle)} x2={at(others.middle)} y1="23" y2="37" />
          </>
        ) : null}
        {norm === undefined ? null : (
          <>
            <line className="nrm-h" x1={at(norm)} x2={at(norm)} y1="17" y2="37" />
            <line className="nrm" x1={at(norm)} x2={at(norm)} y1="17" y2="37" />
            <text x={at(norm)} y="12" textAnchor={normAnchor} dx={normAnchor === 'start' ? 2 : -2}>
              {normText}
            </text>
          </>
        )}
        {own === undefined ? null : (
          <>
            <circle className="own" cx={at(own)} cy="30" r="7" />
            <text className="s" x={at(own)} y="12" textAnchor={nameAnchor} dx={nameShift}>
              {ownName}
            </text>
          </>
        )}
        <text x="0" y="52">
          {format(begin)}
        </text>
        <text x="100%" y="52" textAnchor="end">
          {format(end)}
        </text>
        {others ? (
          <text x="50%" y="52" textAnchor="middle">
            {othersText}
          </text>
        ) : null}
      </svg>
    </figure>
  );
}

const width = (from: string, to: string) => `${Math.max(0.5, parseFloat(to) - parseFloat(from))}%`;
