import { mailAddress } from '@samenspraak/platform/mail';
import { addressInvalid, domainRefused } from './colleagues.errors.js';

export type ContactKind = 'DEPARTMENT' | 'PERSON';

/** Somebody, or a department, that the tenant asks and that has no seat here. */
export interface Contact {
  readonly id: string;
  readonly kind: ContactKind;
  readonly name: string;
  readonly department: string;
  readonly address: string;
  readonly version: number;
}

/** How the tenant asks. */
export interface AskSetting {
  /** Addresses outside the book must be in one of these. */
  readonly mailDomains: readonly string[];
  readonly answerDays: number;
  readonly version: number;
}

export const usualSetting: AskSetting = { mailDomains: [], answerDays: 14, version: 0 };

/** @throws DomainError COLLEAGUES_ADDRESS_INVALID */
export function checkedAddress(given: unknown): string {
  const address = typeof given === 'string' && given.length <= 254 ? mailAddress(given.trim()) : undefined;
  if (!address) throw addressInvalid();
  return address;
}

/** @throws DomainError COLLEAGUES_DOMAIN_REFUSED; a domain below one of the tenant's is not one of them. */
export function checkDomain(address: string, domains: readonly string[]): void {
  if (!domains.includes(address.slice(address.lastIndexOf('@') + 1))) throw domainRefused(domains);
}
