/** For the last parameter of a statement with a kept plan. */
export const DEAR = 1_000_000;

/**
 * A condition that always holds, and makes the database plan a statement for all tenants instead of anew for each. A plan for one tenant
 * seems cheaper, also when the database does not know that tenant yet and takes any index for as good. So that plan is made to look dear:
 * by a count that is never taken, of many when the number is known.
 */
export const keptPlan = (holds: string, placeholder: string): string =>
  `(${holds} or (select count(*) from generate_series(1, ${placeholder}::int)) = 0)`;
