import { addWords } from '../../../i18n/index';
import nl from './cards.nl.json';

addWords('cards', nl, () => import('./cards.en.json'));
