export { migrationFolders } from './migration-folders.js';
