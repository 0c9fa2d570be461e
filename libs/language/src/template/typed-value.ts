import { variablesOf } from './template.js';

export const VALUE_KINDS = ['TEXT', 'LINK', 'PHONE', 'DATE', 'NUMBER'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** How a kind may be shown; the first is what it gets when nobody chose. */
export const VALUE_FORMATS = {
  TEXT: [],
  LINK: ['FULL', 'BARE'],
  PHONE: ['LOCAL', 'DASH', 'ABROAD'],
  DATE: ['LONG', 'WEEKDAY', 'DAY', 'SHORT'],
  NUMBER: ['PLAIN', 'WHOLE', 'DECIMALS', 'EURO', 'EURO_WHOLE', 'PERCENT'],
} as const satisfies Readonly<Record<ValueKind, readonly string[]>>;
export type ValueFormat = (typeof VALUE_FORMATS)[ValueKind][number];

const SHORT_AREAS = new Set(
  '10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79'.split(' '),
);
const DUTCH_DAY = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DUTCH_NUMBER = /^-?(?:\d{1,15}|\d{1,3}(?:\.\d{3}){1,4})(?:,\d{1,6})?$/;

/** A value of this kind as it is kept, or undefined when it is none: an https address, a Dutch number to call, a day, a number. */
export function readValue(kind: ValueKind, text: string): string | undefined {
  const clean = text.trim();
  if (clean === '') return undefined;
  if (kind === 'TEXT') return clean;
  if (variablesOf(clean).length > 0) return undefined;
  if (kind === 'LINK') return readLink(clean);
  if (kind === 'PHONE') return readPhone(clean);
  if (kind === 'DATE') return readDay(clean);
  return DUTCH_NUMBER.test(clean) ? clean.replaceAll('.', '').replace(',', '.') : undefined;
}

/** A kept value as a citizen reads it: (075) 651 21 00, 31 januari 2027, 1.250,5 m². What it cannot read it leaves alone. */
export function showValue(
  kind: ValueKind,
  format: string | null | undefined,
  value: string,
  unit?: string | null,
): string {
  if (kind === 'LINK' && format === 'BARE') return value.replace(/^https:\/\//i, '').replace(/^([^/?#]+)\/$/, '$1');
  if (kind === 'PHONE') return showPhone(format, readPhone(value) ?? value);
  if (kind === 'DATE') return showDay(format, value);
  if (kind !== 'NUMBER' || value.trim() === '' || !Number.isFinite(Number(value))) return value;
  return showNumber(format, Number(value)) + (unit ? ` ${unit}` : '');
}

const EURO = { style: 'currency', currency: 'EUR' } as const;
const NUMBERS: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  WHOLE: { maximumFractionDigits: 0 },
  DECIMALS: { minimumFractionDigits: 2, maximumFractionDigits: 2 },
  EURO,
  EURO_WHOLE: { ...EURO, maximumFractionDigits: 0 },
};

function showNumber(format: string | null | undefined, value: number): string {
  const how = NUMBERS[format ?? ''] ?? { maximumFractionDigits: 6 };
  const shown = new Intl.NumberFormat('nl-NL', how).format(value).replaceAll('\u00a0', ' ');
  return format === 'PERCENT' ? `${shown}%` : shown;
}

/** 14 075, 112 and 116 000 have one form only. */
function showPhone(format: string | null | undefined, local: string): string {
  if (format === 'DASH') return local.replace(/^\((\d+)\) /, '$1-').replace(/^(0\d+) /, '$1-');
  if (format !== 'ABROAD' || /^0[89]00 /.test(local)) return local;
  return local.replace(/^\(0(\d+)\) /, '+31 $1 ').replace(/^0(\d+) /, '+31 $1 ');
}

function readLink(text: string): string | undefined {
  const url = /\s/.test(text) || text.length > 500 ? null : URL.parse(text);
  const plain = url?.protocol === 'https:' && url.username === '' && url.password === '' && url.hostname.includes('.');
  return plain ? text : undefined;
}

function readPhone(text: string): string | undefined {
  if (!/^\+?[\d ().-]{3,25}$/.test(text)) return undefined;
  const all = text.replace(/[ ().-]/g, '').replace(/^(?:\+31|0031)0?/, '0');
  if (/^\d+$/.test(all) === false) return undefined;
  if (/^14\d{3,4}$/.test(all)) return `14 ${all.slice(2)}`;
  if (/^(?:112|113|144)$/.test(all)) return all;
  if (/^116\d{3}$/.test(all)) return `116 ${all.slice(3)}`;
  if (/^0(?:800|900)\d{4}$/.test(all)) return `${all.slice(0, 4)} ${all.slice(4)}`;
  if (/^0(?:800|900)\d{7}$/.test(all)) return `${all.slice(0, 4)} ${pairs(all.slice(4))}`;
  if (!/^0[1-9]\d{8}$/.test(all)) return undefined;
  if (all.startsWith('06')) return `06 ${pairs(all.slice(2))}`;
  if (all.startsWith('088') || all.startsWith('085')) return `${all.slice(0, 3)} ${pairs(all.slice(3))}`;
  const area = SHORT_AREAS.has(all.slice(1, 3)) ? 3 : 4;
  return `(${all.slice(0, area)}) ${pairs(all.slice(area))}`;
}

/** 6512100 as 651 21 00, 398398 as 39 83 98. */
const pairs = (digits: string) =>
  [digits.slice(0, 2 + (digits.length % 2)), ...(digits.slice(2 + (digits.length % 2)).match(/\d{2}/g) ?? [])].join(
    ' ',
  );

function readDay(text: string): string | undefined {
  const dutch = DUTCH_DAY.exec(text);
  const iso = dutch
    ? `${dutch[3]}-${dutch[2]!.padStart(2, '0')}-${dutch[1]!.padStart(2, '0')}`
    : ISO_DAY.test(text)
      ? text
      : undefined;
  return iso !== undefined && dayOf(iso) ? iso : undefined;
}

function dayOf(iso: string): Date | undefined {
  const day = new Date(`${iso}T00:00:00Z`);
  return ISO_DAY.test(iso) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) ? day : undefined;
}

function showDay(format: string | null | undefined, value: string): string {
  const day = dayOf(value);
  if (!day) return value;
  const options: Intl.DateTimeFormatOptions =
    format === 'SHORT'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : {
          ...(format === 'WEEKDAY' ? { weekday: 'long' } : {}),
          ...{ day: 'numeric', month: 'long' },
          ...(format === 'DAY' ? {} : { year: 'numeric' }),
        };
  return new Intl.DateTimeFormat('nl-NL', { ...options, timeZone: 'UTC' }).format(day);
}
