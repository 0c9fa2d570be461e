export { benchmarkPermissions } from './benchmark.permissions.js';
export { BenchmarkModule } from './benchmark.module.js';
export { type Comparison, ComparisonOptions, ComparisonService } from './comparison.service.js';
