export { Histogram, type HistogramRow } from './histogram.js';
