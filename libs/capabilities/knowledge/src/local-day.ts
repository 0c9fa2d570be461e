import { dateOf, localTimeOf } from '@samenspraak/language/time';

/** The day in the Netherlands at this moment: `2026-11-26`. */
export const dayIn = (moment: Date): string => dateOf(localTimeOf(moment, 'Europe/Amsterdam').day);
