export { NORM_TOPIC, NormSettingsService } from './norms/norm-settings.service.js';
export { NormSettingsRepository } from './norms/norm-settings.repository.js';
export { tenantsEntities } from './calendar.entity.js';
export { Agreements, Memberships, Partnerships } from './partnerships.js';
export { CalendarRepository } from './calendar.repository.js';
export { PartnershipRepository } from './partnership.repository.js';
export { calendarOf, TenantCalendars } from './tenant-calendars.js';
export {
  type AgreementKind,
  type AgreementView,
  type ColleagueView,
  type Member,
  type PartnershipView,
  type TenantView,
} from './tenant.js';
export { TenantKind, TenantType, toTenantType } from './tenant.type.js';
export { PhotoHousekeeping } from './cards/photo-housekeeping.js';
export { TenantsModule } from './tenants.module.js';
export { Workplaces } from './workplaces.repository.js';
