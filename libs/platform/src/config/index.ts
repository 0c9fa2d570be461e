export { readSettings, type ProcessName, type Settings } from './settings.js';
