import i18next from 'i18next';

const locale = () => (i18next.language === 'en' ? 'en-GB' : 'nl-NL');
const number = (value: number, digits: number) => value.toLocaleString(locale(), { maximumFractionDigits: digits });

/** A number per day: whole from ten, with one decimal under it. */
export const formatRate = (perDay: number): string => number(perDay, perDay >= 10 ? 0 : 1);

/** A share between 0 and 1 as per cent; what is little but not nothing says so. */
export function formatSmallShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return i18next.t('builder:preview.little', { share: number(0.1, 1) });
  return `${number(percent, percent >= 10 ? 0 : 1)} %`;
}
