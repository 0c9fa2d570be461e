import { createHash, timingSafeEqual } from 'node:crypto';
import type { DemoPerson } from './people.js';

/** Whether the password is that of the person; in the demo it equals the username. */
export function passwordMatches(person: DemoPerson | undefined, password: string): boolean {
  return sameSecret(person?.username ?? '', password) && person !== undefined;
}

/** Compares two secrets in a time that says nothing about where they differ. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
