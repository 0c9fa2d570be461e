export type SignAs = 'INITIALS' | 'FIRST_NAME' | 'TEAM';

/** How a tenant signs its answers. */
export interface SigningRule {
  readonly signAs: SignAs;
  /** One to three words, each with a capital: `Webcare`, `Team Wormerland`. */
  readonly teamSignature: string;
}

/** What stands after the ^: one to three words, the first letter of each a capital or digit. */
export const SIGNATURE =
  /^[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’.-]{0,29}(?: [\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’.-]{0,29}){0,2}$/u;

/** What an answer of this member is signed with, without the ^. A first name that cannot stand there gives way to the initials. */
export function signatureOf(
  member: { readonly initials: string; readonly displayName: string },
  rule: SigningRule,
): string {
  if (rule.signAs === 'TEAM') return rule.teamSignature;
  if (rule.signAs === 'INITIALS') return member.initials;
  const first = member.displayName.trim().split(/\s+/)[0] ?? '';
  return SIGNATURE.test(first) ? first : member.initials;
}
