export { readPracticeSettings, PracticeSettingInvalid, type PracticeSettings } from './settings.js';
export { startPractice, type Practice, type PracticeOptions } from './start-practice.js';
