export { type Cell } from './cell.js';
export { metricsEntities } from './cell.entity.js';
export { CellRepository } from './cell.repository.js';
export { DEFINITION_VERSION, exclusionReasons, monthOf, type ExclusionReason } from './fact.js';
export { FactRepository } from './fact.repository.js';
export { Facts } from './facts.js';
export { MetricsModule } from './metrics.module.js';
export { NormClock, type Norms, type NormSource, NormVersions } from './norm-clock.js';
