export { formatDuration } from './duration.js';
export { closedHolidays, type Holiday, type HolidayChoices, holidaysOf } from './holidays.js';
export { dateOf, dayOf, instantOf, type LocalTime, localTimeOf, type Weekday, weekdayOf } from './local-time.js';
export { addOpenMinutes, isOpen, nextOpening, openMinutesBetween } from './open-minutes.js';
export { checkCalendar, officeHours, type OpeningBlock, type OpeningCalendar } from './opening-calendar.js';
