const MONTH_DAYS = 30;

/** What matches in some days mean per day and for the licence. @param days how far back all matches were counted */
export function estimate({
  matched,
  days,
  monthlyMentions,
}: {
  matched: number;
  days: number;
  monthlyMentions: number | undefined;
}): { matchesPerDay: number; licenceShare: number | null } {
  const matchesPerDay = matched / days;
  const licenceShare = monthlyMentions ? (matchesPerDay * MONTH_DAYS) / monthlyMentions : null;
  const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
  return {
    matchesPerDay: rounded(matchesPerDay, 2),
    licenceShare: licenceShare === null ? null : rounded(licenceShare, 4),
  };
}
