/** One way to split a bill: how much of it, in percent, and by which amounts. */
export interface SplitKey {
  readonly percent: number;
  /** One per payer, whole and not negative; all zero means equal parts. */
  readonly amounts: readonly number[];
}

/**
 * Splits a bill to the cent: each payer gets the part that the mix of keys gives, and the cents that rounding leaves go
 * to the largest remainders, the first payer first. The parts add up to the bill exactly.
 * @param totalCents whole and not negative. @param keys percentages that add up to 100.
 */
export function settle(totalCents: number, payers: number, keys: readonly SplitKey[]): number[] {
  const percent = keys.reduce((sum, key) => sum + key.percent, 0);
  if (percent !== 100 || !Number.isInteger(totalCents) || totalCents < 0) throw new RangeError('a bill is split whole');
  if (payers === 0) return [];
  const weights = keys.map((key) => weightsOf(key, payers));
  const sums = weights.map((list) => list.reduce((sum, weight) => sum + weight, 0n));
  const denominator = sums.reduce((product, sum) => product * sum, 100n);
  const exact = Array.from({ length: payers }, (_, payer) =>
    keys.reduce((part, key, index) => {
      const share = (BigInt(key.percent) * weights[index]![payer]! * denominator) / (100n * sums[index]!);
      return part + share * BigInt(totalCents);
    }, 0n),
  );
  const cents = exact.map((part) => part / denominator);
  const left = Number(BigInt(totalCents) - cents.reduce((sum, part) => sum + part, 0n));
  const order = exact
    .map((part, payer) => ({ payer, remainder: part % denominator }))
    .sort((a, b) => (a.remainder === b.remainder ? a.payer - b.payer : a.remainder > b.remainder ? -1 : 1));
  for (const { payer } of order.slice(0, left)) cents[payer]! += 1n;
  return cents.map(Number);
}

export const equally = (percent: number, payers: number): SplitKey => ({ percent, amounts: Array(payers).fill(1) });

export const byAmount = (percent: number, amounts: readonly number[]): SplitKey => ({ percent, amounts });

function weightsOf({ amounts }: SplitKey, payers: number): bigint[] {
  const given = Array.from({ length: payers }, (_, payer) => BigInt(amounts[payer] ?? 0));
  return given.some((weight) => weight > 0n) ? given : given.map(() => 1n);
}
