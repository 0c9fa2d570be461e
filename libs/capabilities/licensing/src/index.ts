export { licensingEntities } from './licence.entity.js';
export { dutchDay } from './licence.service.js';
export { LicenceAllowance } from './licence-allowance.js';
export { LicenceRepository } from './licence.repository.js';
export { LicensingModule } from './licensing.module.js';
export { MentionMeter } from './mention-meter.repository.js';
export { byAmount, equally, settle, type SplitKey } from './settlement.js';
