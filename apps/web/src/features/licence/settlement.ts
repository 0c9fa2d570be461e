/** What the shares add up to, and whether that is the invoice to the cent. */
export function settle(shares: readonly { costCents: number; mentions: number }[], invoiceCents: number) {
  const total = shares.reduce((sum, share) => sum + share.costCents, 0);
  return { total, difference: invoiceCents - total, exact: total === invoiceCents };
}

/** Use as a share of what one may use; undefined when one may not see it. */
export const useOf = (share: { mentions: number; used?: number | null }) =>
  share.used == null ? undefined : share.mentions === 0 ? 0 : share.used / share.mentions;
