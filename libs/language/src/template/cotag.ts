import { DomainError } from '@samenspraak/platform/kernel';
import { SIGNATURE } from './signature.js';

const COTAG = new RegExp(`(?<=^|\\s)\\^(${SIGNATURE.source.slice(1, -1)})$`, 'u');

/** Gives what a text is signed with (`^RV`, `^Rianne` or `^Team Webcare` at its end), if it is. */
export function cotagOf(text: string): string | undefined {
  return COTAG.exec(text.trimEnd())?.[1];
}

/** Gives a text without the signature at its end. */
export function withoutCotag(text: string): string {
  const trimmed = text.trimEnd();
  const found = COTAG.exec(trimmed);
  return found ? trimmed.slice(0, found.index).trimEnd() : text;
}

/**
 * Signs a text: ` ^RV` at its end, once, in place of what another agent signed.
 *
 * @throws DomainError TEMPLATE_INITIALS_INVALID unless it is one to three words with a capital.
 */
export function withCotag(text: string, signature: string): string {
  if (!SIGNATURE.test(signature))
    throw new DomainError('TEMPLATE_INITIALS_INVALID', 'invalid', { initials: signature });
  const unsigned = withoutCotag(text).trimEnd();
  return unsigned === '' ? `^${signature}` : `${unsigned} ^${signature}`;
}
