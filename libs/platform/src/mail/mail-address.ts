import { domainToASCII } from 'node:url';

const LOCAL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;

/**
 * The one plain address in a text, with its domain in lower case, or undefined: no names, lists, comments or quotes, so nothing
 * that a header could take for more than one recipient.
 */
export function mailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || !LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
    return undefined;
  }
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  return DOMAIN.test(domain) ? `${local}@${domain}` : undefined;
}
