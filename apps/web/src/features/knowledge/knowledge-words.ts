import { addWords } from '../../i18n/index';
import nl from './knowledge.nl.json';

addWords('knowledge', nl, () => import('./knowledge.en.json'));
