import { DomainError } from '@samenspraak/platform/kernel';

const INITIALS = /^\p{Lu}{1,4}$/u;
const COTAG = /(?<=^|\s)\^(\p{Lu}{1,4})$/u;

/** Gives the initials with which a text is signed (`^RV` at its end), if it is. */
export function cotagOf(text: string): string | undefined {
  return COTAG.exec(text.trimEnd())?.[1];
}

/** Gives a text without the initials at its end. */
export function withoutCotag(text: string): string {
  const trimmed = text.trimEnd();
  const found = COTAG.exec(trimmed);
  return found ? trimmed.slice(0, found.index).trimEnd() : text;
}

/**
 * Signs a text: ` ^RV` at its end, once, in place of what another agent signed.
 *
 * @throws DomainError TEMPLATE_INITIALS_INVALID unless they are one to four capitals.
 */
export function withCotag(text: string, initials: string): string {
  if (!INITIALS.test(initials)) throw new DomainError('TEMPLATE_INITIALS_INVALID', 'invalid', { initials });
  const unsigned = withoutCotag(text).trimEnd();
  return unsigned === '' ? `^${initials}` : `${unsigned} ^${initials}`;
}
