export { formatDuration } from './duration.js';
export { closedHolidays, type Holiday, type HolidayChoices, holidays, holidaysOf } from './holidays.js';
export { dateOf, dayOf, instantOf, type LocalTime, localTimeOf, type Weekday, weekdayOf } from './local-time.js';
export {
  ALL_NETWORKS,
  DEFAULT_NORM_MINUTES,
  findSlowerUrgency,
  normFor,
  type NormRule,
  urgencies,
  type Urgency,
} from './norms.js';
export { addOpenMinutes, isOpen, nextOpening, openingsBetween, openMinutesBetween } from './open-minutes.js';
export {
  checkCalendar,
  officeHours,
  type Opening,
  type OpeningBlock,
  type OpeningCalendar,
} from './opening-calendar.js';
