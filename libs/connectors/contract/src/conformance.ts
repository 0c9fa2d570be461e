export { describeConnector } from './conformance/describe-connector.js';
export type {
  Assertion,
  ConformanceHarness,
  ConformanceNetwork,
  ConformanceRunner,
  Desk,
  RawChange,
} from './conformance/harness.js';
